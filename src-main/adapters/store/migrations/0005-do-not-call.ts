import type { Migration } from './migration.ts';

/** Numbers that are not called, E.164. And calls by the time they ended, for what the last 24 hours came to. */
export const doNotCall: Migration = {
  version: 5,
  name: 'do-not-call',
  up: (db) => {
    db.exec(`
      CREATE TABLE do_not_call (
        number TEXT NOT NULL PRIMARY KEY,
        added_at_ms REAL NOT NULL,
        why TEXT NOT NULL
      ) STRICT;
      CREATE INDEX calls_by_end ON calls (ended_at_ms);
    `);
  },
};
