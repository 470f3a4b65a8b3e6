import type { OutputOf } from '../../../src-shared/contract/methods.ts';
import { countryName, readNumber } from './numbers.ts';
import { isEmergencyNumber } from '../policy/emergency-numbers.ts';
import { judgeNumber, type NumberScene } from '../policy/number-guards.ts';

/**
 * What stands under the number field while it is typed.
 * @param use `call`: it is to be called, so the guards speak too. `keep`: it is only written down.
 */
export function checkNumber(text: string, use: 'call' | 'keep', scene: NumberScene): OutputOf<'number.check'> {
  const { homeCountry, practiceNumbers } = scene;
  if (isEmergencyNumber(text, homeCountry, 'home')) return { kind: 'problem', reason: 'The assistant never calls emergency numbers. Dial them on a phone.' };
  const number = readNumber(text, homeCountry, practiceNumbers);
  if (!number.ok) return { kind: 'problem', reason: number.error };
  const { e164, shown, country } = number.value;
  const { refused, reasons } = use === 'call' ? judgeNumber(e164, 'call', scene) : { refused: null, reasons: [] };
  if (refused !== null) return { kind: 'problem', reason: `${refused.text} ${refused.mend}` };
  return {
    kind: 'number', e164, shown, place: practiceNumbers.includes(e164) ? 'Practice line' : countryName(country),
    warning: reasons.length === 0 ? null : reasons.map((reason) => reason.text).join(' '),
  };
}
