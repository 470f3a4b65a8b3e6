import type { Migration } from './migration.ts';

/** How the sound of a call went, JSON; NULL = not measured, or from before it was. */
export const callSound: Migration = {
  version: 8,
  name: 'call-sound',
  up: (db) => { db.exec('ALTER TABLE calls ADD COLUMN sound TEXT'); },
};
