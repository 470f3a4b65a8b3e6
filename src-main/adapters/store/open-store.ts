import { rmSync, statSync, writeFileSync } from 'node:fs';
import type Database from 'better-sqlite3-multiple-ciphers';
import type { Logger } from '../../core/ports/logger.ts';
import type { Store } from '../../core/ports/store.ts';
import { connect, settle } from './connect.ts';
import { createSqliteStore } from './create-sqlite-store.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { findDamage, holdsData, needsFullCheck, suspectPath } from './inspect.ts';
import { migrate, newestVersion, readVersion } from './migrate.ts';
import { readFailure, type Failure } from './read-failure.ts';
import { setAside } from './set-aside.ts';

export interface StoreOptions {
  /** The database file; its folder exists. */
  readonly path: string;
  /** 32 bytes in hex. */
  readonly key: string;
  /** True when the key was made just now: a database that is there already cannot be read, whatever its state. */
  readonly keyIsNew?: boolean;
  readonly nowMs: () => number;
  readonly logger: Logger;
}

export interface OpenedStore {
  readonly store: Store;
  /** What the owner must be told: a database that was set aside. */
  readonly notices: readonly { readonly id: string; readonly tone: 'attention'; readonly title: string; readonly text: string }[];
  close(): void;
}

/** `newer`: written by a later release; the file is untouched. `locked`: another process holds it. The text is for people. */
export type OpenStoreProblem = { readonly code: 'newer' | 'locked' | 'failed'; readonly text: string };

/** Opens the history, brings its schema up, and sets a damaged or unreadable file aside. Never throws. */
export function openStore(options: StoreOptions): Result<OpenedStore, OpenStoreProblem> {
  const { path, logger } = options;
  const first = tryOpen(options, holdsData(path));
  if (first.ok) return ok(opened(options, first.value, []));
  if (first.error.kind === 'newer') return err({ code: 'newer', text: newerText });
  if (first.error.kind !== 'corrupt') return err(problemOf(first.error));

  let aside: string;
  try {
    aside = setAside(path, options.nowMs());
    rmSync(suspectPath(path), { force: true });
  } catch (error) {
    return err(problemOf(readFailure(error)));
  }
  logger.error('store.quarantined', { text: first.error.text, aside, keyIsNew: options.keyIsNew === true });
  const second = tryOpen(options, false);
  if (!second.ok) return err(second.error.kind === 'newer' ? { code: 'newer', text: newerText } : problemOf(second.error));
  return ok(opened(options, second.value, [options.keyIsNew === true ? lostKeyNotice(aside) : damagedNotice(aside)]));
}

type OpenFailure = Failure | { readonly kind: 'newer' };

function tryOpen(options: StoreOptions, hadData: boolean): Result<Database.Database, OpenFailure> {
  let db: Database.Database | null = null;
  try {
    if (hadData) {
      // SQLite would drop the -wal of an empty file, and what it holds.
      if (statSync(options.path).size === 0) return err({ kind: 'corrupt', text: 'the file is empty and its -wal is not' });
      // A connection that cannot write looks first, so that a newer file is left exactly as it is.
      const probe = connect(options.path, options.key, { readonly: true });
      try {
        if (readVersion(probe) > newestVersion) return err({ kind: 'newer' });
      } finally {
        probe.close();
      }
    }
    const fully = hadData && needsFullCheck(options.path);
    db = connect(options.path, options.key);
    const damage = hadData ? findDamage(db, options.path, fully) : null;
    if (damage !== null) {
      db.close();
      return err({ kind: 'corrupt', text: damage });
    }
    settle(db);
    const { from, to } = migrate(db);
    if (from !== to) options.logger.info('store.migrated', { from, to });
    rmSync(suspectPath(options.path), { force: true });
    return ok(db);
  } catch (error) {
    db?.close();
    return err(readFailure(error));
  }
}

function opened(options: StoreOptions, db: Database.Database, notices: OpenedStore['notices']): OpenedStore {
  const onDamage = (): void => {
    try {
      writeFileSync(suspectPath(options.path), '', { mode: 0o600 });
    } catch {
      // Nothing more can be done here; the failure itself is logged.
    }
  };
  return {
    store: createSqliteStore(db, { logger: options.logger, onDamage }),
    notices,
    close: () => {
      if (!db.open) return;
      try {
        db.pragma('optimize');
      } catch (error) {
        options.logger.warn('store.optimize_failed', { text: readFailure(error).text });
      }
      db.close();
    },
  };
}

const newerText = 'A newer version of Consigliere wrote this history. It is left untouched, and this version cannot open it. Start the newer version, or use another folder with --home.';

function problemOf(failure: Exclude<OpenFailure, { readonly kind: 'newer' }>): OpenStoreProblem {
  switch (failure.kind) {
    case 'busy': return { code: 'locked', text: 'Another program holds the history open. Calls cannot be saved, so the app does not start. Close the other program, then start again.' };
    case 'full': return { code: 'failed', text: 'The disk is full. Calls cannot be saved, so the app does not start. Free some space, then start again.' };
    case 'corrupt':
    case 'failed': return { code: 'failed', text: `The history could not be opened. Calls cannot be saved, so the app does not start. Check the folder and its permissions, then start again. (${failure.text})` };
  }
}

const damagedNotice = (aside: string) => ({
  id: 'store-damaged', tone: 'attention' as const, title: 'The history was damaged',
  text: `It could not be read, and a new, empty one was begun. Earlier calls are not shown. The old file is kept as ${aside}.`,
});

const lostKeyNotice = (aside: string) => ({
  id: 'store-key-lost', tone: 'attention' as const, title: 'The key of the history is lost',
  text: `The key that locks the history was not found, and a new, empty history was begun. Earlier calls cannot be read without it. The old file is kept as ${aside}; restore the secrets folder from a backup to read it again.`,
});
