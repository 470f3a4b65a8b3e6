import type { NudgeReason } from './silence-watch.ts';

/** What the model is told when it is asked to speak; null = it only shall. */
export function nudgeText(why: NudgeReason): string | null {
  switch (why) {
    case 'no_answer': return null;
    case 'farewell': return 'You said goodbye and the call is still on. Use hangup_call now, unless something is left to say.';
    case 'line_silent': return 'Nobody has spoken for a while. If you wait for your owner, say that you still do. Otherwise ask whether they are still there. If goodbye was said, use hangup_call.';
  }
}
