import type { Migration } from './migration.ts';

/** Full-text search. Triggers keep the indexes in step with every write; the words themselves stay in `lines` and `calls` only. */
export const search: Migration = {
  version: 2,
  name: 'search',
  up: (db) => {
    db.exec(`
      CREATE VIRTUAL TABLE lines_fts USING fts5 (text, content='lines', content_rowid='doc', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3');
      CREATE VIRTUAL TABLE calls_fts USING fts5 (summary, brief_words, peer_name, content='calls', content_rowid='doc', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3');

      CREATE TRIGGER lines_added AFTER INSERT ON lines BEGIN
        INSERT INTO lines_fts (rowid, text) VALUES (new.doc, new.text);
      END;
      CREATE TRIGGER lines_changed AFTER UPDATE OF text ON lines WHEN old.text IS NOT new.text BEGIN
        INSERT INTO lines_fts (lines_fts, rowid, text) VALUES ('delete', old.doc, old.text);
        INSERT INTO lines_fts (rowid, text) VALUES (new.doc, new.text);
      END;
      CREATE TRIGGER lines_removed AFTER DELETE ON lines BEGIN
        INSERT INTO lines_fts (lines_fts, rowid, text) VALUES ('delete', old.doc, old.text);
      END;

      CREATE TRIGGER calls_added AFTER INSERT ON calls BEGIN
        INSERT INTO calls_fts (rowid, summary, brief_words, peer_name) VALUES (new.doc, new.summary, new.brief_words, new.peer_name);
      END;
      CREATE TRIGGER calls_changed AFTER UPDATE OF summary, brief_words, peer_name ON calls
      WHEN old.summary IS NOT new.summary OR old.brief_words IS NOT new.brief_words OR old.peer_name IS NOT new.peer_name BEGIN
        INSERT INTO calls_fts (calls_fts, rowid, summary, brief_words, peer_name) VALUES ('delete', old.doc, old.summary, old.brief_words, old.peer_name);
        INSERT INTO calls_fts (rowid, summary, brief_words, peer_name) VALUES (new.doc, new.summary, new.brief_words, new.peer_name);
      END;
      CREATE TRIGGER calls_removed AFTER DELETE ON calls BEGIN
        INSERT INTO calls_fts (calls_fts, rowid, summary, brief_words, peer_name) VALUES ('delete', old.doc, old.summary, old.brief_words, old.peer_name);
      END;

      INSERT INTO lines_fts (lines_fts, rank) VALUES ('secure-delete', 1);
      INSERT INTO calls_fts (calls_fts, rank) VALUES ('secure-delete', 1);
      INSERT INTO lines_fts (lines_fts) VALUES ('rebuild');
      INSERT INTO calls_fts (calls_fts) VALUES ('rebuild');
    `);
  },
};
