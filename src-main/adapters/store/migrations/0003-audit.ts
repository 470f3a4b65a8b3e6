import type { Migration } from './migration.ts';

/** The audit chain. Append-only: the database itself refuses a change. No foreign key, so that a row outlives its call. */
export const audit: Migration = {
  version: 3,
  name: 'audit',
  up: (db) => {
    db.exec(`
      CREATE TABLE audit (
        seq INTEGER PRIMARY KEY,
        at_ms REAL NOT NULL,
        kind TEXT NOT NULL,
        call_id TEXT,
        data TEXT NOT NULL,
        prev_hash TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE (ABORT, 'the audit log is append-only'); END;
      CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit BEGIN SELECT RAISE (ABORT, 'the audit log is append-only'); END;
    `);
  },
};
