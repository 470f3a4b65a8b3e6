import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aCall, aLine, aMessage, anAction } from '../../fakes/store-records.ts';
import { openTestStore, testKey } from '../../fakes/open-test-store.ts';

const secret = 'Zwetschgenknoedel';
const parts = ['', '-wal', '-shm'];

test('nothing that was written can be read from the files, while open and when closed', () => {
  const { store, path, close } = openTestStore();
  store.saveCall(aCall({ peerName: secret, summary: secret, brief: { ...aCall().brief, goal: secret } }));
  for (let n = 0; n < 50; n += 1) store.saveLine(aLine({ id: `l${n}`, order: n, text: `${secret} ${n}` }));
  store.saveAction(anAction({ argumentsAsked: secret, result: secret }));
  store.saveMessage(aMessage({ text: secret }));
  store.appendAudit({ atMs: 1, kind: 'result', callId: null, data: { secret } });
  expect(store.search({ query: secret, sinceMs: null, outcome: null, limit: 1, before: null }).total).toBe(1);
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(50_000);

  const readable = (): string[] => parts.filter((part) => existsSync(path + part)).filter((part) => {
    const bytes = readFileSync(path + part);
    return [secret, secret.toLowerCase(), 'Harbor', 'CREATE TABLE', 'SQLite format 3', testKey].some((words) => bytes.includes(words) || bytes.includes(Buffer.from(words, 'utf16le')));
  });
  expect(readable()).toEqual([]);
  expect(readFileSync(path).includes(Buffer.from(testKey, 'hex'))).toBe(false);
  close();
  expect(readable()).toEqual([]);
});

test('only this user may read the files', () => {
  const { store, path } = openTestStore();
  store.saveCall(aCall());
  expect(parts.map((part) => statSync(path + part).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
});
