import type { MessageView } from '../../../../src-shared/contract/views.ts';

export const urgencies: Readonly<Record<MessageView['urgency'], { readonly text: string; readonly tone: 'attention' | 'quiet' }>> = {
  today: { text: 'Today', tone: 'attention' }, this_week: { text: 'This week', tone: 'quiet' }, no_rush: { text: 'No rush', tone: 'quiet' },
};
