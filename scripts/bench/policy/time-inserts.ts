import type Database from 'better-sqlite3-multiple-ciphers';

/** The average size of what an approval writes, so that the peer moves as many bytes. */
const bytesEach = 1_000;

/** ms for so many plain inserts, each on the disk before the next. */
export function timeInserts(db: Database.Database, count: number): number {
  db.exec('CREATE TABLE IF NOT EXISTS plain (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const insert = db.prepare<[string]>('INSERT INTO plain (text) VALUES (?)');
  const text = 'x'.repeat(bytesEach);
  const from = performance.now();
  for (let index = 0; index < count; index += 1) insert.run(text);
  return performance.now() - from;
}
