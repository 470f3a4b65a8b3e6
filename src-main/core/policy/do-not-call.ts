import type { Clock } from '../ports/clock.ts';
import type { DoNotCallRecord, Saved, Store, StoreProblem } from '../ports/store.ts';
import type { HandlerError } from '../../../src-shared/contract/error-codes.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { readNumber } from '../telephony/numbers.ts';

export interface DoNotCallList {
  /** By E.164 number, oldest first. Null while the list cannot be read: then nobody is called. */
  entries(): ReadonlyMap<string, DoNotCallRecord> | null;
  /** A number that is on the list already keeps its time and gets the new words. */
  add(typed: string, why: string): Result<DoNotCallRecord, HandlerError>;
  /** Does nothing when the number is not on the list. */
  remove(number: string): Result<null, HandlerError>;
}

/** As many as a screen shows and a call looks through. */
const atMost = 1_000;

/** The owner's list of numbers that the assistant does not reach: kept in the store, read once, written through. */
export function createDoNotCallList(deps: {
  readonly store: Pick<Store, 'doNotCall' | 'addDoNotCall' | 'removeDoNotCall'>; readonly clock: Clock; readonly country: () => string; readonly practiceNumbers: () => readonly string[];
}): DoNotCallList {
  let known: ReadonlyMap<string, DoNotCallRecord> | null = null;
  const entries = (): ReadonlyMap<string, DoNotCallRecord> | null => {
    if (known !== null) return known;
    const read = deps.store.doNotCall();
    if (read.ok) known = new Map(read.value.map((entry) => [entry.number, entry]));
    return known;
  };
  const write = (saved: Saved, change: (map: Map<string, DoNotCallRecord>) => void): Result<null, HandlerError> => {
    if (!saved.ok) return err(notSaved(saved.error));
    const next = new Map(known);
    change(next);
    known = next;
    return ok(null);
  };

  return {
    entries,
    add: (typed, why) => {
      const number = readNumber(typed, deps.country(), deps.practiceNumbers());
      if (!number.ok) return err({ code: 'bad_number', field: 'number', message: number.error });
      const present = entries();
      if (present === null) return err(unread);
      const { e164 } = number.value;
      const before = present.get(e164);
      if (before === undefined && present.size >= atMost) return err({ code: 'wrong_state', message: `The list holds ${atMost} numbers, as many as fit. The number was not added. Take one off first.` });
      const entry: DoNotCallRecord = { number: e164, addedAtMs: before?.addedAtMs ?? deps.clock.nowMs(), why: why.trim() };
      const written = write(deps.store.addDoNotCall(entry), (map) => map.set(e164, entry));
      return written.ok ? ok(entry) : written;
    },
    remove: (number) => (entries() === null ? err(unread) : write(deps.store.removeDoNotCall(number), (map) => map.delete(number))),
  };
}

const unread: HandlerError = { code: 'store_unavailable', message: 'The do-not-call list could not be read. Until it can, the assistant calls nobody. Check the folder of the app, then start it again.' };

function notSaved(problem: StoreProblem): HandlerError {
  return { code: problem.code === 'full' ? 'disk_full' : 'store_unavailable', message: 'The do-not-call list could not be written. It is as before. Free some disk space, then try again.' };
}
