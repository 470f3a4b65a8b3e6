/** What a failure of SQLite or the file system means for us. */
export interface Failure {
  /** `full`: no space left. `corrupt`: damaged, or not readable with our key. `busy`: another process holds the file. */
  readonly kind: 'full' | 'corrupt' | 'busy' | 'failed';
  /** For the log: a code and SQLite's words, never values. */
  readonly text: string;
}

/** Writing failed for want of space: SQLite reports it as FULL, or as an I/O error where it grows or syncs a file. */
const fullCodes = /^(SQLITE_FULL|SQLITE_IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE|SHMSIZE|SHMMAP|SHMOPEN)|ENOSPC|EDQUOT)$/;
const corruptCodes = /^(SQLITE_CORRUPT|SQLITE_NOTADB)/;
const busyCodes = /^(SQLITE_BUSY|SQLITE_LOCKED)/;

export function readFailure(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const message = error instanceof Error ? error.message : String(error);
  const text = code === '' ? message : `${code}: ${message}`;
  if (fullCodes.test(code)) return { kind: 'full', text };
  if (corruptCodes.test(code)) return { kind: 'corrupt', text };
  if (busyCodes.test(code)) return { kind: 'busy', text };
  return { kind: 'failed', text };
}
