import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { err, ok, type Result } from '../../src-shared/domain/result.ts';

export interface HomeLock {
  /** Tells the next one who tries where this one can be reached. */
  announce(url: string): void;
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly url: string | null;
}

/**
 * One process a home. The lock is the operating system's, on a file that SQLite holds exclusively: it ends with the process, however that ends,
 * so a crash leaves nothing to clean up and a number that another process got later cannot be mistaken. `running.json` only says who holds it.
 */
export function lockHome(home: string, host: string, pid: number): Result<HomeLock, { readonly code: 'locked' | 'failed'; readonly text: string }> {
  const holderPath = join(home, 'running.json');
  let db: Database.Database | null = null;
  try {
    const path = join(home, 'lock');
    closeSync(openSync(path, 'a', 0o600));
    db = new Database(path, { timeout: 0 });
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return err({ code: 'locked', text: lockedText(home, readHolder(holderPath)) });
    if (code === 'SQLITE_NOTADB' || code === 'EISDIR') return err({ code: 'failed', text: `Something else stands where the lock of ${home} belongs. Two programs could spoil the history, so the app does not start. Delete ${join(home, 'lock')}, then start again. (${code})` });
    return err({ code: 'failed', text: `The lock of ${home} could not be taken. Two programs could spoil the history, so the app does not start. Check the folder, or choose another with --home. (${code === '' ? String(error) : code})` });
  }
  const held = db;
  const write = (url: string | null): void => {
    try {
      writeFileSync(holderPath, `${JSON.stringify({ pid, host, url } satisfies Holder)}\n`, { mode: 0o600 });
    } catch {
      // Only words for someone else's message; the lock holds without them.
    }
  };
  write(null);
  return ok({
    announce: write,
    release: () => {
      if (!held.open) return;
      try {
        rmSync(holderPath, { force: true });
      } catch {
        // As in `write`; the lock must be let go whatever stands there.
      }
      held.close();
    },
  });
}

function readHolder(path: string): Holder | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number') return null;
    const host = 'host' in value && typeof value.host === 'string' ? value.host : 'unknown';
    return { pid: value.pid, host, url: 'url' in value && typeof value.url === 'string' ? value.url : null };
  } catch {
    return null;
  }
}

function lockedText(home: string, holder: Holder | null): string {
  const who = holder === null ? '' : ` (process ${holder.pid})`;
  const where = holder?.url === undefined || holder.url === null ? 'Go to its window' : `Open it at ${holder.url}`;
  return `Consigliere is already running with ${home}${who}. Two at once would spoil its history, so this one does not start. ${where}, or start this one with another folder: --home DIR.`;
}
