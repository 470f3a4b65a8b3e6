import type { Migration } from './migration.ts';

/**
 * How a call went: where replies spent their time, and how often it stumbled. `reply_parts` is JSON; NULL = from before they were measured.
 * A brief from before cost limits has none.
 */
export const callFigures: Migration = {
  version: 4,
  name: 'call-figures',
  up: (db) => {
    db.exec(`
      ALTER TABLE calls ADD COLUMN cost_estimated INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE calls ADD COLUMN reply_p95_ms REAL;
      ALTER TABLE calls ADD COLUMN reply_parts TEXT;
      ALTER TABLE calls ADD COLUMN nudges INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE calls ADD COLUMN false_interruptions INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE calls ADD COLUMN reconnects INTEGER NOT NULL DEFAULT 0;
      UPDATE calls SET brief = json_set(brief, '$.limits.endsAtUsd', NULL);
    `);
  },
};
