import { expect, test } from 'vitest';
import { runScript } from './fixtures/run-script.ts';

interface Report {
  readonly rows: readonly { readonly name: string; readonly ours: number | null; readonly peer: number | null }[];
  readonly targets: readonly { readonly name: string; readonly value: number | null }[];
}

test('a short run measures every figure of both, and its last line is JSON', async () => {
  const ran = await runScript('bench-realtime.mjs', ['--json', '--sessions', '2', '--seconds', '6', '--rounds', '1', '--minutes', '6']);
  expect(ran.code, ran.errors).toBe(0);
  expect(ran.output.trimEnd().split('\n')).toHaveLength(1);
  expect(ran.json).toMatchObject({ bench: 'realtime', sessions: 2, rounds: 1, framesKeptBack: 0 });
  const { rows, targets } = ran.json as Report;
  for (const row of rows) expect(row, row.name).toMatchObject({ ours: expect.any(Number) as number, peer: expect.any(Number) as number });
  expect(targets).toHaveLength(5);
});

test('an option that cannot be is refused with words, and nothing is started', async () => {
  const ran = await runScript('bench-realtime.mjs', ['--rounds', 'many']);
  expect(ran).toMatchObject({ code: 1, output: '' });
  expect(ran.errors).toContain('--rounds takes a whole number, 1 to 100.');
});
