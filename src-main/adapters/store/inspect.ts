import { existsSync, statSync } from 'node:fs';
import type Database from 'better-sqlite3-multiple-ciphers';

/** Up to here every page is read at each start: about 30 ms a MB. Larger ones only when something points to damage. */
const alwaysCheckedBytes = 4_000_000;

/** Left beside a database in which damage showed while it was open; the next start reads every page. */
export const suspectPath = (path: string): string => `${path}.suspect`;

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

/** True when there is something to lose: a file with content, or a -wal that its emptied file left behind. */
export function holdsData(path: string): boolean {
  return sizeOf(path) > 0 || sizeOf(`${path}-wal`) > 0;
}

/** True when every page should be read before the file is trusted: the last run did not close it, or met damage, or it is small. */
export function needsFullCheck(path: string): boolean {
  return existsSync(suspectPath(path)) || sizeOf(`${path}-wal`) > 0 || sizeOf(path) <= alwaysCheckedBytes;
}

/** What is wrong with the file, or null. Throws SQLITE_CORRUPT or SQLITE_NOTADB when it cannot even be read. */
export function findDamage(db: Database.Database, path: string, fully: boolean): string | null {
  const pages = db.pragma('page_count', { simple: true }) as number;
  const pageBytes = db.pragma('page_size', { simple: true }) as number;
  // SQLite takes a file of less than one page for an empty one.
  if (pages === 0) return 'the file is too short to be a database';
  if (sizeOf(`${path}-wal`) === 0 && sizeOf(path) < pages * pageBytes) return 'the file is shorter than its header says';
  if (!fully) return null;
  const found = db.pragma('quick_check(1)', { simple: true }) as string;
  return found === 'ok' ? null : found;
}
