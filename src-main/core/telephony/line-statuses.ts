import type { LineStatusView } from '../../../src-shared/contract/views.ts';
import type { Practice } from '../ports/practice.ts';

/** The lines as the foot of the navigation shows them. */
export function lineStatuses(deps: { readonly practice: Practice; readonly hasOpenaiKey: boolean; readonly media: LineStatusView | null }): readonly LineStatusView[] {
  const engine = deps.practice.engine();
  const practiceProblem = engine.ok ? null : engine.error.slice(0, 400);
  return [
    { kind: 'practice', label: 'Practice line', state: practiceProblem === null ? 'ready' : 'problem', text: practiceProblem ?? 'Ready', price: 'No charge, no phone' },
    {
      kind: 'assistant', label: 'Assistant line', state: practiceProblem === null || deps.hasOpenaiKey ? 'ready' : 'problem',
      text: practiceProblem === null || deps.hasOpenaiKey ? 'Ready' : practiceProblem, price: deps.hasOpenaiKey ? 'Your microphone, OpenAI’s price' : 'Your microphone, no charge',
    },
    ...(deps.media === null ? [] : [deps.media]),
    { kind: 'softphone', label: 'Phone line', state: 'needs_key', text: 'Needs a Twilio account', price: 'Your carrier’s price' },
  ];
}

/** The last digits tell one number from another. */
export function lineLabel(kind: LineStatusView['kind'], number: string | null): string {
  const phone = number === null ? 'Phone line' : `Twilio ${number.slice(-4)}`;
  return { practice: 'Practice line', assistant: 'Assistant line', softphone: 'Phone line', media_stream: phone }[kind];
}
