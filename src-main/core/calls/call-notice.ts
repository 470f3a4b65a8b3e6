import type { Limit } from './call-machine.ts';
import type { NudgeReason } from '../realtime/silence-watch.ts';
import type { NoticeView } from '../../../src-shared/contract/views.ts';

export type CallNotice =
  | { readonly type: 'cost_near'; readonly usd: number; readonly limitUsd: number; readonly estimated: boolean }
  | { readonly type: 'limit'; readonly limit: Limit; readonly lastWordsMs: number }
  | { readonly type: 'headroom'; readonly of: 'requests' | 'tokens'; readonly leftPercent: number; readonly resetMs: number }
  | { readonly type: 'nudged'; readonly why: NudgeReason }
  /** `screen`: what the owner's window plays is bad; the others are of what comes from the other side, or from his microphone. */
  | { readonly type: 'sound'; readonly what: 'poor' | 'lost' | 'screen'; readonly ownMicrophone: boolean };

/** One place a kind, so that the newer replaces the older: both limits are about the end of the call. */
const places = { cost_near: 'limit', limit: 'limit', headroom: 'headroom', nudged: 'nudged', sound: 'sound' } as const;

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
    case 'sound': return { tone: 'danger', ...soundWords(notice.what, notice.ownMicrophone) };
    case 'nudged': return {
      tone: 'info', title: nudgedTitles[notice.why],
      text: notice.why === 'farewell' ? 'It was asked to hang up. Hang up yourself, or whisper to it what is left to say.' : 'It was asked to speak; the call goes on. Whisper to it if it should say something else.',
    };
  }
}

function soundWords(what: 'poor' | 'lost' | 'screen', ownMicrophone: boolean): Pick<NoticeView, 'title' | 'text'> {
  switch (what) {
    case 'screen': return { title: 'The sound breaks up in this window', text: 'You miss parts of the call; the assistant and the other side hear each other as before. Close programs that keep this computer busy, or stop listening and listen again.' };
    case 'poor': return ownMicrophone
      ? { title: 'Your voice comes badly', text: 'Parts of what you say are missing or late, so the assistant may not understand you. Close programs that keep this computer busy, try another microphone, or type instead.' }
      : { title: 'Their voice comes badly', text: 'Parts of what they say are missing or late, so the assistant may misunderstand them. Whisper to it to ask again, or hang up and call again.' };
    case 'lost': return ownMicrophone
      ? { title: 'Nothing comes from your microphone', text: 'The assistant does not hear you. Check the microphone in Settings, or type instead.' }
      : { title: 'No sound comes from them', text: 'The assistant does not hear what they say. Wait a moment; if it stays so, hang up and call again.' };
  }
}
