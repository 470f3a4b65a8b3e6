import type { DecisionReason } from '../../../src-shared/domain/decision.ts';
import { countryName, readNumber } from '../telephony/numbers.ts';
import { isEmergencyNumber } from './emergency-numbers.ts';

export interface NumberVerdict {
  /** A guard that no approval lifts; null when the number may be reached. */
  readonly refused: DecisionReason | null;
  /** What the owner should know before he says yes. */
  readonly reasons: readonly DecisionReason[];
}

/** Judges a number that the assistant would call or write to. */
export function judgeNumber(number: string, homeCountry: string, practiceNumbers: readonly string[] = []): NumberVerdict {
  if (isEmergencyNumber(number)) return refuse('emergency_number', 'Emergency numbers are never called by the assistant. Dial them yourself.');
  const read = readNumber(number, homeCountry, practiceNumbers);
  if (!read.ok) return refuse('not_a_number', read.error);
  if (practiceNumbers.includes(read.value.e164)) return { refused: null, reasons: [] };
  if (read.value.premium) return refuse('premium_number', 'Premium and satellite numbers are never reached by the assistant. Use a phone of your own.');
  if (read.value.country !== homeCountry) {
    return { refused: null, reasons: [{ code: 'international', text: `This number is in ${countryName(read.value.country) ?? 'another country'}. It may cost more.` }] };
  }
  return { refused: null, reasons: [] };
}

function refuse(code: string, text: string): NumberVerdict {
  return { refused: { code, text }, reasons: [] };
}
