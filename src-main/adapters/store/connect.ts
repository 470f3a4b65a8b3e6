import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';

const busyTimeoutMs = 2000;

/** 32 bytes in hex, used as they are: no key derivation, so opening takes a millisecond. */
export function isRawKey(key: string): boolean {
  return /^[0-9a-f]{64}$/i.test(key);
}

/**
 * Opens the file with our key (SQLCipher 4 format, so that its own tools can read a rescued file) and settings. Nothing is read yet:
 * a wrong key shows at the first read, as SQLITE_NOTADB. Throws what SQLite or the file system throws.
 */
export function connect(path: string, key: string, options: { readonly readonly: boolean } = { readonly: false }): Database.Database {
  if (!isRawKey(key)) throw new TypeError('The database key is not 32 bytes in hex');
  // SQLite gives -wal and -shm the mode of the main file.
  if (!options.readonly) closeSync(openSync(path, 'a', 0o600));
  const db = new Database(path, { timeout: busyTimeoutMs, readonly: options.readonly });
  try {
    db.pragma("cipher = 'sqlcipher'");
    db.pragma('legacy = 4');
    db.pragma(`key = "x'${key}'"`);
    db.pragma('trusted_schema = OFF');
    // Sorting and temporary tables must not reach the disk: temporary files are not encrypted.
    db.pragma('temp_store = MEMORY');
    db.pragma('foreign_keys = ON');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Settings that read or write the file, once it is known to be ours. */
export function settle(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('secure_delete = ON');
}
