import type Database from 'better-sqlite3-multiple-ciphers';
import type { DoNotCallRecord } from '../../core/ports/store.ts';

interface DoNotCallRow { readonly number: string; readonly added_at_ms: number; readonly why: string }

export function prepareDoNotCall(db: Database.Database) {
  const upsert = db.prepare<[DoNotCallRecord]>(`INSERT INTO do_not_call (number, added_at_ms, why) VALUES (@number, @addedAtMs, @why)
    ON CONFLICT (number) DO UPDATE SET added_at_ms = excluded.added_at_ms, why = excluded.why`);
  const all = db.prepare<[], DoNotCallRow>('SELECT * FROM do_not_call ORDER BY added_at_ms, number');
  const remove = db.prepare<[string]>('DELETE FROM do_not_call WHERE number = ?');
  return {
    add: (entry: DoNotCallRecord): void => { upsert.run(entry); },
    all: (): DoNotCallRecord[] => all.all().map((row) => ({ number: row.number, addedAtMs: row.added_at_ms, why: row.why })),
    remove: (number: string): void => { remove.run(number); },
  };
}
