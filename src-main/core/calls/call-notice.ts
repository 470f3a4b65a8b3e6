import type { Limit } from './call-machine.ts';
import type { NudgeReason } from '../realtime/silence-watch.ts';
import type { NoticeView } from '../../../src-shared/contract/views.ts';

export type CallNotice =
  | { readonly type: 'cost_near'; readonly usd: number; readonly limitUsd: number; readonly estimated: boolean }
  | { readonly type: 'limit'; readonly limit: Limit; readonly lastWordsMs: number }
  | { readonly type: 'headroom'; readonly of: 'requests' | 'tokens'; readonly leftPercent: number; readonly resetMs: number }
  | { readonly type: 'nudged'; readonly why: NudgeReason };

/** One place a kind, so that the newer replaces the older: both limits are about the end of the call. */
const places = { cost_near: 'limit', limit: 'limit', headroom: 'headroom', nudged: 'nudged' } as const;

export function callNoticeId(callId: string, type: CallNotice['type']): string {
  return `${places[type]}.${callId}`.slice(0, 80);
}

/** What the owner is told on the call itself. None of these asks for a decision, so none is amber. */
export function callNotice(callId: string, notice: CallNotice): NoticeView {
  return { id: callNoticeId(callId, notice.type), place: { callId }, ...words(notice) };
}

const nudgedTitles: Readonly<Record<NudgeReason, string>> = { no_answer: 'The assistant had not answered', farewell: 'The assistant said goodbye and did not hang up', line_silent: 'Nobody had spoken for a while' };

function words(notice: CallNotice): Pick<NoticeView, 'tone' | 'title' | 'text'> {
  switch (notice.type) {
    case 'cost_near': return {
      tone: 'info', title: `${notice.estimated ? 'About ' : ''}$${notice.usd.toFixed(2)} of $${notice.limitUsd.toFixed(2)} is spent on this call`,
      text: 'The assistant was told to come to an end. At the limit it says goodbye and hangs up. Whisper to it what must still be said.',
    };
    case 'limit': return {
      tone: 'danger', title: notice.limit === 'cost_limit' ? 'The cost limit of this call was reached' : 'The time of this call is over',
      text: `The assistant says goodbye now; the call ends in ${Math.round(notice.lastWordsMs / 1000)} seconds at the latest. To go on, call again with a higher limit.`,
    };
    case 'headroom': return {
      tone: 'info', title: `${notice.leftPercent}% of the ${notice.of} that the service allows are left`,
      text: `When they run out, the assistant is silent until they come back, in ${Math.ceil(notice.resetMs / 1000)} s. End other calls, or let it wait.`,
    };
    case 'nudged': return {
      tone: 'info', title: nudgedTitles[notice.why],
      text: 'It was asked to speak; the call goes on. Whisper to it if it should say something else.',
    };
  }
}
