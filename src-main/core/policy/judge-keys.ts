import type { DecisionReason } from '../../../src-shared/domain/decision.ts';
import type { GuardRefusal } from './guard-refusal.ts';
import { emergencyCodesOf } from './emergency-table.ts';
import { foldDigits } from './fold-digits.ts';

/** Keys that were pressed on a call in one go. */
export interface PressedKeys {
  readonly keys: string;
  /** Since some fixed moment, monotonic. */
  readonly atMs: number;
  /** The owner saw these very keys and approved them. */
  readonly approved: boolean;
}

/** What the guards know of the call on which keys would be pressed. */
export interface KeysScene {
  /** The assistant's own, oldest first. */
  readonly before: readonly PressedKeys[];
  /** On the clock of `before`. */
  readonly nowMs: number;
  /** Where the switchboard may stand, ISO 3166-1 alpha-2: the other person's country. */
  readonly peerCountry: string | null;
}

export const noKeysBefore: KeysScene = { before: [], nowMs: 0, peerCountry: null };

export interface KeysVerdict {
  /** No approval lifts it. */
  readonly refused: GuardRefusal | null;
  /** Not null: the owner must see it, and this is why. */
  readonly reason: DecisionReason | null;
}

/** Longer than any switchboard waits for the next key. */
const forgottenAfterMs = 60_000;
/** Card and account numbers begin here; telephone numbers, extensions and codes of a menu are shorter. */
const longDigits = 12;
/** Every network takes these for an emergency call (3GPP TS 22.101, section 10). */
const worldwide: readonly string[] = ['112', '911'];
/** An outside line, and once more behind a second switchboard. */
const outsideLine = /^[09]{0,2}$/;
/** As many keys before a code may be a menu's choice, after which the switchboard listens anew. */
const menuKeys = 2;

/**
 * Judges keys that the assistant would press: a switchboard may dial what they spell, with those pressed before, and whoever is on the line
 * may take down a long code. Pure. Menus stay free: what is refused spells an emergency number from where a press begins to its end, with
 * nothing before it but an outside line.
 */
export function judgeKeys(typed: string, homeCountry: string, { before, nowMs, peerCountry }: KeysScene): KeysVerdict {
  const recent: PressedKeys[] = [];
  let nextAtMs = nowMs;
  for (const press of before.toReversed()) {
    if (nextAtMs - press.atMs > forgottenAfterMs) break;
    recent.unshift(press);
    nextAtMs = press.atMs;
  }
  const now = keysOf(typed);
  const codes = [...new Set([...worldwide, ...emergencyCodesOf(homeCountry), ...(peerCountry === null ? [] : emergencyCodesOf(peerCountry))])];
  const spelled = spelling([...recent.map((press) => keysOf(press.keys)), now], codes);
  if (spelled?.whole === true) return { refused: { code: 'emergency_number', text: `With these keys a switchboard may dial ${spelled.code}. Emergency numbers are never called by the assistant.`, mend: 'Dial it yourself.' }, reason: null };
  if (spelled !== null) return { refused: null, reason: { code: 'keys_spell', text: `${spelled.code} is within these keys: a switchboard may take it for an emergency call.` } };
  const digits = [...recent.filter((press) => !press.approved).map((press) => keysOf(press.keys)), now].join('').replace(/\D/g, '').length;
  return { refused: null, reason: digits < longDigits ? null : { code: 'long_code', text: `${digits} digits in a row: they may be a card or an account number.` } };
}

const keysOf = (text: string): string => foldDigits(text).replace(/[^\d*#]/g, '');

/** The emergency code that ends in the newest press, `whole` when a switchboard that listens anew at a press would dial just that; else null. */
function spelling(presses: readonly string[], codes: readonly string[]): { readonly code: string; readonly whole: boolean } | null {
  const newest = presses.at(-1) ?? '';
  const joined = presses.join('');
  const newestAt = joined.length - newest.length;
  // A star or a hash ends what was pressed before it.
  const starts = new Set([0, ...[...joined.matchAll(/[*#]/g)].map((match) => match.index + 1)]);
  let length = 0;
  for (const press of presses) starts.add(length += press.length);
  let within: string | null = null;
  for (const code of codes) {
    for (let at = joined.indexOf(code); at >= 0; at = joined.indexOf(code, at + 1)) {
      const end = at + code.length;
      // What ended before was judged before. Two keys of a menu are no code; two digits in one press may be.
      if (end <= newestAt || (code.length < 3 && at < newestAt)) continue;
      const begins = [...starts].filter((start) => start <= at).toSorted((a, b) => a - b);
      const ends = end === joined.length || /[*#]/.test(joined.charAt(end));
      if (ends && begins.some((start) => outsideLine.test(joined.slice(start, at)))) return { code, whole: true };
      if (code.length > 2 && (at < newestAt || at - (begins.at(-1) ?? 0) <= menuKeys)) within ??= code;
    }
  }
  return within === null ? null : { code: within, whole: false };
}
