import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { aCall } from '../../fakes/store-records.ts';
import { createQuietLogger } from '../../fakes/quiet-logger.ts';
import { openStore } from '../../../src-main/adapters/store/open-store.ts';
import { openTestStore, testKey } from '../../fakes/open-test-store.ts';
import { spawnNode } from '../../fakes/spawn-node.ts';

test('held by another program: locked, in words; free again once that one is killed', async () => {
  const { path, store, close } = openTestStore();
  store.saveCall(aCall());
  close();
  const holder = spawnNode(fileURLToPath(new URL('fixtures/hold-database.ts', import.meta.url)), [path, testKey]);
  await holder.line((line) => line === 'held');
  expect(openStore({ path, key: testKey, nowMs: () => 0, logger: createQuietLogger() })).toMatchObject({ ok: false, error: { code: 'locked', text: expect.stringContaining('Another program') as string } });
  await holder.kill();
  expect(openTestStore({ path }).store.getCall('call_1')).toEqual(aCall());
});
