import type { OutputOf } from '../../../src-shared/contract/methods.ts';
import { countryName, readNumber } from './numbers.ts';
import { isEmergencyNumber } from '../policy/emergency-numbers.ts';
import { judgeNumber } from '../policy/number-guards.ts';

/** What stands under the number field while it is typed. */
export function checkNumber(text: string, country: string, practiceNumbers: readonly string[]): OutputOf<'number.check'> {
  if (isEmergencyNumber(text)) return { kind: 'problem', reason: 'The assistant never calls emergency numbers. Dial them on a phone.' };
  const number = readNumber(text, country, practiceNumbers);
  if (!number.ok) return { kind: 'problem', reason: number.error };
  const verdict = judgeNumber(number.value.e164, country, practiceNumbers);
  if (verdict.refused !== null) return { kind: 'problem', reason: verdict.refused.text };
  return {
    kind: 'number', e164: number.value.e164, shown: number.value.shown,
    place: practiceNumbers.includes(number.value.e164) ? 'Practice line' : countryName(number.value.country),
    warning: verdict.reasons[0]?.text ?? null,
  };
}
