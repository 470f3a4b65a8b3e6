import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestStore, testKey } from '../../fakes/open-test-store.ts';
import { spawnNode } from '../../fakes/spawn-node.ts';
import { tempHome } from '../../fakes/temp-home.ts';

test('after kill -9 in the middle of writing, everything that was saved is there', async () => {
  const path = join(tempHome(), 'consigliere.db');
  const writer = spawnNode(fileURLToPath(new URL('fixtures/write-until-killed.ts', import.meta.url)), [path, testKey]);
  await writer.line((line) => line === '60');
  await writer.kill();
  const said = Math.max(...writer.lines.map(Number));

  const { store, notices } = openTestStore({ path });
  expect(notices).toEqual([]);
  const lines = store.linesOf('call_1');
  expect(lines.length).toBeGreaterThanOrEqual(said);
  expect(lines.slice(0, said).map((line) => line.id)).toEqual(Array.from({ length: said }, (_, index) => `line_${index + 1}`));
  const audit = store.verifyAudit();
  expect(audit.brokenAt).toBeNull();
  expect(audit.rows).toBeGreaterThanOrEqual(said);
  expect(store.unfinishedCalls()).toHaveLength(1);
});
