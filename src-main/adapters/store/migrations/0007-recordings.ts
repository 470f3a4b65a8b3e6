import type { Migration } from './migration.ts';

/** The sound of calls, kept as files beside the database: what each is, how the other side agreed (`gaps` JSON), and its outline for drawing. */
export const recordings: Migration = {
  version: 7,
  name: 'recordings',
  up: (db) => {
    db.exec(`
      CREATE TABLE recordings (
        call_id TEXT NOT NULL PRIMARY KEY REFERENCES calls (id) ON DELETE CASCADE,
        file TEXT NOT NULL,
        format TEXT NOT NULL,
        started_at_ms REAL NOT NULL,
        length_ms REAL NOT NULL,
        bytes INTEGER NOT NULL,
        consent TEXT NOT NULL,
        gaps TEXT NOT NULL,
        open INTEGER NOT NULL,
        peaks BLOB
      ) STRICT;
    `);
  },
};
