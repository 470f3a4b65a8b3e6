import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aCall, aLine } from '../../fakes/store-records.ts';
import { createQuietLogger } from '../../fakes/quiet-logger.ts';
import { openStore } from '../../../src-main/adapters/store/open-store.ts';
import { openTestStore, testKey } from '../../fakes/open-test-store.ts';
import { tinyDisk } from '../../fakes/tiny-disk.ts';

/** Leaves this many bytes free. */
function fill(folder: string, leaveBytes: number): string {
  const path = join(folder, 'ballast');
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(path, Buffer.alloc(Math.max(0, bavail * bsize - leaveBytes)));
  return path;
}

test('a full disk: answered as full, nothing that was saved is lost, and it goes on when there is space', (context) => {
  const disk = tinyDisk(4096);
  if (disk === null) return context.skip('mounting needs root');
  const { store, logger } = openTestStore({ path: join(disk.path, 'x.db') });
  expect(store.saveCall(aCall()).ok).toBe(true);
  expect(store.saveLine(aLine({ id: 'before', text: 'said before' })).ok).toBe(true);
  const ballast = fill(disk.path, 40_000);

  const refused = store.saveLine(aLine({ id: 'large', text: 'x'.repeat(300_000) }));
  expect(refused).toMatchObject({ ok: false, error: { code: 'full' } });
  expect(store.appendAudit({ atMs: 1, kind: 'result', callId: null, data: { text: 'y'.repeat(300_000) } })).toMatchObject({ ok: false, error: { code: 'full' } });
  expect(store.linesOf('call_1').map((line) => line.id)).toEqual(['before']);

  rmSync(ballast);
  expect(store.saveLine(aLine({ id: 'after', order: 2, text: 'said after' }))).toEqual({ ok: true, value: null });
  expect(store.search({ query: 'said', sinceMs: null, outcome: null, limit: 9, before: null }).total).toBe(1);
  expect(store.verifyAudit()).toEqual({ rows: 0, brokenAt: null });
  expect(logger.entries.filter((entry) => entry.event === 'store.failed').map((entry) => entry.fields['kind'])).toEqual(['full', 'full']);
});

test('a disk that is full from the start: no quarantine, and words about space', (context) => {
  const disk = tinyDisk(512);
  if (disk === null) return context.skip('mounting needs root');
  const path = join(disk.path, 'x.db');
  fill(disk.path, 0);
  const opened = openStore({ path, key: testKey, nowMs: () => 0, logger: createQuietLogger() });
  expect(opened).toMatchObject({ ok: false, error: { code: 'failed', text: expect.stringContaining('disk is full') as string } });
});
