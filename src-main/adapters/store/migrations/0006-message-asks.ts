import type { Migration } from './migration.ts';

/** What a message keeps besides its words: the number that rang, whether it is dealt with, and what the caller asked for and was refused (JSON). */
export const messageAsks: Migration = {
  version: 6,
  name: 'message-asks',
  up: (db) => {
    db.exec(`
      ALTER TABLE messages ADD COLUMN called_from TEXT;
      ALTER TABLE messages ADD COLUMN done INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE messages ADD COLUMN asked TEXT NOT NULL DEFAULT '[]';
    `);
  },
};
