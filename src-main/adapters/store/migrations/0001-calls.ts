import type { Migration } from './migration.ts';

/**
 * Calls and what belongs to them. Times are ms (REAL: times within a call are fractional). Brief, usage, actor and view are JSON.
 * `doc` numbers rows for search: line `doc` = call `doc` × 2^20 + n, so a hit names its call without another look-up.
 */
export const calls: Migration = {
  version: 1,
  name: 'calls',
  up: (db) => {
    db.exec(`
      CREATE TABLE calls (
        doc INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        direction TEXT NOT NULL,
        line TEXT NOT NULL,
        line_label TEXT NOT NULL,
        peer_name TEXT NOT NULL,
        peer_number TEXT,
        peer_standing TEXT NOT NULL,
        brief TEXT NOT NULL,
        brief_words TEXT NOT NULL,
        started_at_ms REAL NOT NULL,
        connected_at_ms REAL,
        ended_at_ms REAL,
        end_reason TEXT,
        end_text TEXT NOT NULL,
        outcome TEXT,
        summary TEXT NOT NULL,
        who TEXT NOT NULL,
        cost_usd REAL NOT NULL,
        usage TEXT NOT NULL,
        reply_median_ms REAL,
        reply_slowest_ms REAL,
        cut_ins INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX calls_newest ON calls (started_at_ms DESC);
      CREATE INDEX calls_unfinished ON calls (id) WHERE ended_at_ms IS NULL;

      CREATE TABLE lines (
        doc INTEGER PRIMARY KEY,
        call_id TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
        id TEXT NOT NULL,
        ord REAL NOT NULL,
        at_ms REAL NOT NULL,
        kind TEXT NOT NULL,
        speaker TEXT NOT NULL,
        text TEXT NOT NULL,
        status TEXT NOT NULL,
        heard_chars INTEGER,
        tool_call_id TEXT,
        UNIQUE (call_id, id)
      ) STRICT;

      CREATE TABLE actions (
        call_id TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
        tool_call_id TEXT NOT NULL,
        tool TEXT NOT NULL,
        title TEXT NOT NULL,
        detail TEXT NOT NULL,
        note TEXT,
        risk TEXT NOT NULL,
        state TEXT NOT NULL,
        decided_by TEXT NOT NULL,
        at_ms REAL NOT NULL,
        took_ms REAL,
        approval_id TEXT,
        arguments_asked TEXT NOT NULL,
        arguments_run TEXT,
        result TEXT,
        PRIMARY KEY (call_id, tool_call_id)
      ) STRICT;

      CREATE TABLE approvals (
        id TEXT NOT NULL PRIMARY KEY,
        call_id TEXT REFERENCES calls (id) ON DELETE CASCADE,
        tool_call_id TEXT NOT NULL,
        state TEXT NOT NULL,
        hash TEXT NOT NULL,
        requested_at_ms REAL NOT NULL,
        decided_at_ms REAL,
        decided_by TEXT,
        actor TEXT NOT NULL,
        view TEXT NOT NULL
      ) STRICT;
      CREATE INDEX approvals_of_call ON approvals (call_id);
      CREATE INDEX approvals_by_state ON approvals (state);

      CREATE TABLE messages (
        id TEXT NOT NULL PRIMARY KEY,
        call_id TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
        at_ms REAL NOT NULL,
        name TEXT NOT NULL,
        number TEXT,
        urgency TEXT NOT NULL,
        text TEXT NOT NULL,
        read INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX messages_of_call ON messages (call_id);
      CREATE INDEX messages_newest ON messages (at_ms DESC);
    `);
  },
};
