import { closeSync, existsSync, openSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { aCall, aLine, aMessage } from '../../fakes/store-records.ts';
import { connect } from '../../../src-main/adapters/store/connect.ts';
import { createQuietLogger } from '../../fakes/quiet-logger.ts';
import { createSqliteStore } from '../../../src-main/adapters/store/create-sqlite-store.ts';
import { needsFullCheck, suspectPath } from '../../../src-main/adapters/store/inspect.ts';
import { newestVersion } from '../../../src-main/adapters/store/migrate.ts';
import { openStore } from '../../../src-main/adapters/store/open-store.ts';
import { openTestStore, testKey } from '../../fakes/open-test-store.ts';
import { tempHome } from '../../fakes/temp-home.ts';

const pageBytes = 4096;

/** A closed database with some hundred lines; answers its path. */
function closedDatabase(): string {
  const { store, path, close } = openTestStore();
  store.saveCall(aCall());
  for (let n = 1; n <= 300; n += 1) store.saveLine(aLine({ id: `line_${n}`, order: n, text: `Line ${n} `.repeat(20) }));
  close();
  return path;
}

function overwrite(path: string, at: number, bytes: number): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(bytes, 0xa5), 0, bytes, at);
  closeSync(file);
}

test.each([
  ['the header', (path: string) => overwrite(path, 0, 100)],
  ['a page in the middle', (path: string) => overwrite(path, Math.floor(statSync(path).size / pageBytes / 2) * pageBytes + 500, 100)],
  ['the end cut off', (path: string) => truncateSync(path, Math.floor(statSync(path).size / 3))],
  ['one page cut off', (path: string) => truncateSync(path, statSync(path).size - pageBytes)],
  ['no database at all', (path: string) => writeFileSync(path, 'hello '.repeat(2000))],
  ['a few bytes', (path: string) => writeFileSync(path, 'x')],
])('damaged (%s): kept aside byte for byte, a new one works, and the owner is told', (_, damage) => {
  const path = closedDatabase();
  damage(path);
  const before = readFileSync(path);

  const { store, notices, logger } = openTestStore({ path });
  const aside = `${path}.corrupt-20261121T120000Z`;
  expect(notices).toMatchObject([{ id: 'store-damaged', tone: 'attention', text: expect.stringContaining(aside) as string }]);
  expect(readFileSync(aside).equals(before)).toBe(true);
  expect(logger.entries.some((entry) => entry.event === 'store.quarantined')).toBe(true);
  expect(store.saveCall(aCall()).ok).toBe(true);
  expect(store.linesOf('call_1')).toEqual([]);
});

test('with a large file, a cut-off end is seen at once and a damaged page at the next start', () => {
  const { store, path, close } = openTestStore();
  store.saveCall(aCall());
  for (let n = 1; n <= 40; n += 1) store.saveLine(aLine({ id: `line_${n}`, order: n, text: `${n} ${'x'.repeat(120_000)}` }));
  close();
  expect(needsFullCheck(path)).toBe(false);
  overwrite(path, statSync(path).size - 40 * pageBytes, pageBytes * 20);

  const second = openTestStore({ path });
  expect(second.notices).toEqual([]);
  expect(second.store.linesOf('call_1')).toEqual([]);
  expect(second.store.saveMessage(aMessage())).toHaveProperty('ok');
  second.close();
  expect(existsSync(suspectPath(path))).toBe(true);

  const third = openTestStore({ path });
  expect(third.notices).toHaveLength(1);
  expect(existsSync(suspectPath(path))).toBe(false);
  expect(third.store.saveCall(aCall()).ok).toBe(true);
});

test('the -wal of an unreadable database goes aside with it, under its name', () => {
  const path = closedDatabase();
  overwrite(path, 0, 100);
  writeFileSync(`${path}-wal`, 'old words');
  openTestStore({ path });
  expect(readFileSync(`${path}.corrupt-20261121T120000Z-wal`, 'utf8')).toBe('old words');
});

test('an emptied file with a -wal beside it is set aside with it', () => {
  const path = closedDatabase();
  truncateSync(path, 0);
  writeFileSync(`${path}-wal`, 'old words');
  expect(openTestStore({ path }).notices).toHaveLength(1);
  expect(readFileSync(`${path}.corrupt-20261121T120000Z-wal`, 'utf8')).toBe('old words');
});

test('two quarantines in the same second keep both files', () => {
  const path = closedDatabase();
  overwrite(path, 0, 100);
  openTestStore({ path }).close();
  overwrite(path, 0, 100);
  openTestStore({ path });
  expect(readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.corrupt`)).sort()).toEqual([
    `${basename(path)}.corrupt-20261121T120000Z`, `${basename(path)}.corrupt-20261121T120000Z-2`,
  ]);
});

test('a lost key: the old file is kept, and the notice says that it is the key', () => {
  const path = closedDatabase();
  const before = readFileSync(path);
  const { notices, store } = openTestStore({ path, key: 'ff'.repeat(32), keyIsNew: true });
  expect(notices).toMatchObject([{ id: 'store-key-lost' }]);
  expect(store.getCall('call_1')).toBeNull();
  expect(readFileSync(`${path}.corrupt-20261121T120000Z`).equals(before)).toBe(true);

  const rescued = openTestStore({ path: `${path}.corrupt-20261121T120000Z` });
  expect(rescued.store.getCall('call_1')).toEqual(aCall());
});

test('a newer database is refused, and left as it is', () => {
  const path = closedDatabase();
  const db = connect(path, testKey);
  db.pragma(`user_version = ${newestVersion + 1}`);
  db.close();
  const before = readFileSync(path);
  const modified = statSync(path).mtimeMs;
  const opened = openStore({ path, key: testKey, nowMs: () => 0, logger: createQuietLogger() });
  expect(opened).toMatchObject({ ok: false, error: { code: 'newer', text: expect.stringMatching(/newer version.+untouched.+--home/s) as string } });
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(statSync(path).mtimeMs).toBe(modified);
  expect(readdirSync(dirname(path)).filter((name) => name.includes('corrupt'))).toEqual([]);
});

test('a key that is none opens nothing and moves nothing', () => {
  const path = closedDatabase();
  const logger = createQuietLogger();
  expect(openStore({ path, key: 'short', nowMs: () => 0, logger })).toMatchObject({ ok: false, error: { code: 'failed' } });
  expect(readdirSync(dirname(path)).filter((name) => name.includes('corrupt'))).toEqual([]);
});

test('a folder that is not there fails in words', () => {
  const path = join(tempHome(), 'nowhere', 'x.db');
  expect(openStore({ path, key: testKey, nowMs: () => 0, logger: createQuietLogger() })).toMatchObject({ ok: false, error: { code: 'failed', text: expect.stringContaining('could not be opened') as string } });
});

test('when SQLite refuses to grow the file: full, in words, and what was saved stays', () => {
  const { path, close } = openTestStore();
  close();
  const db = connect(path, testKey);
  onTestFinished(() => { db.close(); });
  const store = createSqliteStore(db, { logger: createQuietLogger(), onDamage: () => { throw new Error('a full disk is no damage'); } });
  store.saveCall(aCall());
  db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true }) as number}`);
  expect(store.saveLine(aLine({ text: 'x'.repeat(200_000) }))).toMatchObject({ ok: false, error: { code: 'full' } });
  expect(store.getCall('call_1')).toEqual(aCall());
});
