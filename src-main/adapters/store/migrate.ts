import type Database from 'better-sqlite3-multiple-ciphers';
import { allMigrations } from './migrations/all-migrations.ts';

/** The schema that this release writes. */
export const newestVersion = allMigrations.length;

/** `user_version`: 0 for an empty file. */
export function readVersion(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** Brings the schema up, all steps in one transaction: it is wholly new or wholly as before. Throws what SQLite throws. */
export function migrate(db: Database.Database, upTo: number = newestVersion): { readonly from: number; readonly to: number } {
  const from = readVersion(db);
  const due = allMigrations.filter((migration) => migration.version > from && migration.version <= upTo);
  if (due.length === 0) return { from, to: from };
  db.transaction(() => {
    for (const migration of due) {
      migration.up(db);
      db.pragma(`user_version = ${migration.version}`);
    }
  }).immediate();
  return { from, to: readVersion(db) };
}
