import type { GuardRefusal } from '../policy/guard-refusal.ts';
import type { HandlerError } from '../../../src-shared/contract/error-codes.ts';
import type { InputOf } from '../../../src-shared/contract/methods.ts';
import { judgeCaps } from '../policy/caps.ts';
import { judgeNumber, type NumberScene } from '../policy/number-guards.ts';

/**
 * The guards on a call that the owner places himself; null when it may begin. Placing is his approval, so what would be a reason on the Desk
 * lets the call pass, but for quiet hours: those he lifts by saying so for this one call. What is no number at all is not judged here.
 */
export function judgePlacing(input: InputOf<'call.place'>, scene: NumberScene): HandlerError | null {
  if (input.line === 'assistant') {
    const capped = judgeCaps(scene.guards.usage, scene.guards.settings.caps, null);
    return capped === null ? null : refusedPlacing('line', capped);
  }
  const { refused, reasons } = judgeNumber(input.to, 'call', scene);
  if (refused !== null) return refused.code === 'not_a_number' ? null : refusedPlacing('to', refused);
  const quiet = reasons.find((reason) => reason.code === 'quiet_hours');
  // The practice line rings no phone, whatever was typed.
  if (quiet === undefined || input.line === 'practice' || input.lift?.includes('quiet_hours') === true) return null;
  return { code: 'quiet_hours', field: 'to', message: `${quiet.text} The call was not placed. Call later, or call anyway.` };
}

function refusedPlacing(field: 'line' | 'to', refused: GuardRefusal): HandlerError {
  return { code: 'refused_by_policy', field, message: `${refused.text} The call was not placed. ${refused.mend}` };
}
