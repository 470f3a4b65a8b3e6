import type { DayUsage } from './caps.ts';
import type { DecisionReason } from '../../../src-shared/domain/decision.ts';
import type { DoNotCallRecord } from '../ports/store.ts';
import type { GuardRefusal } from './guard-refusal.ts';
import type { Guards } from '../../../src-shared/domain/guards.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { countryName, isNumberOf, readNumber, type NumberKind } from '../telephony/numbers.ts';
import { emergencyLines } from './emergency-table.ts';
import { isEmergencyNumber } from './emergency-numbers.ts';
import { judgeCaps } from './caps.ts';
import { judgeQuietHours } from './quiet-hours.ts';
import { zonesOfNumber } from '../telephony/zones-of-number.ts';

/** What the guards know at the moment of judging. */
export interface GuardFacts {
  readonly settings: Guards;
  readonly nowMs: number;
  /** Null: it cannot be read, and no call is placed. */
  readonly usage: DayUsage | null;
  /** By E.164 number. Null: it cannot be read, and nobody is called. */
  readonly doNotCall: ReadonlyMap<string, DoNotCallRecord> | null;
}

export interface NumberScene {
  /** ISO 3166-1 alpha-2. */
  readonly homeCountry: string;
  /** The people of the practice line: reached on this computer, at any hour and cost. */
  readonly practiceNumbers: readonly string[];
  readonly guards: GuardFacts;
}

export interface NumberVerdict {
  /** A guard that no approval lifts; null when the number may be reached. */
  readonly refused: GuardRefusal | null;
  /** What the owner should know before he says yes. */
  readonly reasons: readonly DecisionReason[];
}

/** Judges a number that the assistant would call or write to. Pure. The first guard that refuses is the one that is named. */
export function judgeNumber(number: string, reach: 'call' | 'text', scene: NumberScene): NumberVerdict {
  const { homeCountry, practiceNumbers, guards } = scene;
  if (isEmergencyNumber(number, homeCountry)) return emergency;
  const read = readNumber(number, homeCountry, practiceNumbers);
  if (!read.ok) return refuse('not_a_number', read.error, '');
  const { e164, country, kind } = read.value;
  if (emergencyLines.has(e164)) return emergency;
  if (guards.doNotCall === null) return refuse('do_not_call', 'Your do-not-call list could not be read, so it cannot be kept.', 'Check the folder of the app, then start it again.');
  if (guards.doNotCall.has(e164)) return refuse('do_not_call', 'This number is on your do-not-call list.', 'Take it off the list in Settings, Guards.');
  if (practiceNumbers.includes(e164)) return { refused: null, reasons: [] };

  const costly = costlyKind(kind);
  if (costly !== null) return refuse(costly.code, `${costly.text} are never reached by the assistant.`, 'Use a phone of your own.');
  // Named where it is told: asking for a name takes longer than most guards.
  const place = country === homeCountry ? '' : (countryName(country) ?? 'unknown');
  if (country !== homeCountry && !guards.settings.countries.some((allowed) => allowed === country) && !guards.settings.countries.some((allowed) => isNumberOf(e164, allowed))) {
    return refuse('country_not_allowed', `This number’s country, ${place}, is not on your list.`, 'Add it in Settings, Guards.');
  }
  const capped = reach === 'call' ? judgeCaps(guards.usage, guards.settings.caps, e164) : null;
  if (capped !== null) return { refused: capped, reasons: [] };

  const quiet = judgeQuietHours(zonesOfNumber(read.value), guards.nowMs, guards.settings.quietHours);
  return {
    refused: null,
    reasons: [
      ...(country === homeCountry ? [] : [{ code: 'international', text: `This number is in ${place}. It may cost more.` }]),
      ...(kind === 'company' ? [{ code: 'company_number', text: 'This is a company’s number for the whole country. It may cost more.' }] : []),
      ...(quiet === null ? [] : [quiet]),
    ],
  };
}

function costlyKind(kind: NumberKind): DecisionReason | null {
  switch (kind) {
    case 'premium': return { code: 'premium_number', text: 'Premium and shared-cost numbers' };
    case 'satellite': return { code: 'satellite_number', text: 'Satellite and international network numbers' };
    case 'personal': return { code: 'personal_number', text: 'Personal follow-me numbers, which may cost as much as premium ones,' };
    case 'machine': return { code: 'machine_number', text: 'Pagers and voicemail numbers' };
    case 'ordinary': case 'company': return null;
    default: return assertNever(kind);
  }
}

const emergency: NumberVerdict = refuse('emergency_number', 'Emergency numbers are never called by the assistant.', 'Dial them yourself.');

function refuse(code: string, text: string, mend: string): NumberVerdict {
  return { refused: { code, text, mend }, reasons: [] };
}
