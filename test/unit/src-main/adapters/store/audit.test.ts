import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { aCall } from '../../../../fakes/store-records.ts';
import type { AuditQuery } from '../../../../../src-main/core/ports/store.ts';
import { connect } from '../../../../../src-main/adapters/store/connect.ts';
import { openTestStore, testKey } from '../../../../fakes/open-test-store.ts';

const row = (n: number) => ({ atMs: n, kind: 'asked' as const, callId: null, data: { n, nested: { b: 1, a: [true, null] } } });

test('each row carries the hash of the row before, over the canonical JSON of its fields', () => {
  const { store } = openTestStore();
  const first = store.appendAudit(row(1));
  const second = store.appendAudit({ ...row(2), callId: 'call_1' });
  expect(first).toMatchObject({ ok: true, value: { seq: 1, prevHash: '' } });
  expect(second.ok && first.ok && second.value.prevHash).toBe(first.ok && first.value.hash);
  const written = '{"atMs":1,"callId":null,"data":{"n":1,"nested":{"a":[true,null],"b":1}},"kind":"asked","seq":1}';
  expect(first.ok && first.value.hash).toBe(createHash('sha256').update(written).digest('hex'));
  expect(store.verifyAudit()).toEqual({ rows: 2, brokenAt: null });
});

test('data that JSON cannot say is refused, and leaves no row', () => {
  const { store } = openTestStore();
  expect(store.appendAudit({ ...row(1), data: { bad: Number.NaN } })).toMatchObject({ ok: false, error: { code: 'failed' } });
  expect(store.appendAudit({ ...row(1), data: { bad: 1n } })).toMatchObject({ ok: false });
  expect(store.verifyAudit()).toEqual({ rows: 0, brokenAt: null });
});

test('a row outlives the call that it speaks of', () => {
  const { store } = openTestStore();
  expect(store.appendAudit({ ...row(1), callId: 'call_of_another_time' }).ok).toBe(true);
  expect(store.saveCall(aCall()).ok).toBe(true);
});

test.each([
  ['a changed value', `UPDATE audit SET data = '{"n":7}' WHERE seq = 3`, 3],
  ['data that is no JSON', `UPDATE audit SET data = '{' WHERE seq = 3`, 3],
  ['a removed row', 'DELETE FROM audit WHERE seq = 3', 4],
  ['a removed start', 'DELETE FROM audit WHERE seq = 1', 2],
  ['a changed hash', `UPDATE audit SET hash = 'x' WHERE seq = 3`, 3],
  ['a changed link', `UPDATE audit SET prev_hash = 'x' WHERE seq = 3`, 3],
])('%s is found', (_, change, brokenAt) => {
  const first = openTestStore();
  for (let n = 1; n <= 5; n += 1) first.store.appendAudit(row(n));
  first.close();
  const db = connect(first.path, testKey);
  db.exec(`DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_is_never_removed; ${change}`);
  db.close();
  expect(openTestStore({ path: first.path }).store.verifyAudit().brokenAt).toBe(brokenAt);
});

test('rows are read in pages from either end, of one call or of some kinds, also when the chain is broken', () => {
  const first = openTestStore();
  for (let n = 1; n <= 5; n += 1) first.store.appendAudit({ ...row(n), kind: n % 2 === 0 ? 'decided' : 'asked', callId: n > 3 ? 'call_2' : null });
  const seqs = (query: Partial<AuditQuery>) => first.store.readAudit({ order: 'newest', past: null, limit: 9, callId: null, kinds: null, ...query }).map((each) => each.seq);
  expect([seqs({}), seqs({ past: 4, limit: 2 }), seqs({ order: 'oldest', past: 2, limit: 2 }), seqs({ callId: 'call_2' }), seqs({ kinds: ['decided', 'result'] }), seqs({ kinds: [] })]).toEqual([[5, 4, 3, 2, 1], [3, 2], [3, 4], [5, 4], [4, 2], []]);
  expect(first.store.readAudit({ order: 'oldest', past: null, limit: 1, callId: null, kinds: null })[0]).toMatchObject({ seq: 1, kind: 'asked', data: row(1).data, prevHash: '' });
  first.close();
  const db = connect(first.path, testKey);
  db.exec(`DROP TRIGGER audit_is_never_changed; UPDATE audit SET data = '{' WHERE seq = 3`);
  db.close();
  expect(openTestStore({ path: first.path }).store.readAudit({ order: 'newest', past: 4, limit: 1, callId: null, kinds: null })).toMatchObject([{ seq: 3, data: { unreadable: '{' } }]);
});
