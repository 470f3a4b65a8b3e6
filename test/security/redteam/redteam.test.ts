import { afterAll, describe, expect, test } from 'vitest';
import { createRedteamTable } from './redteam-table.ts';
import { doorFamilies, families } from './families.ts';
import { randomWalk } from './random-walk.ts';
import { runAttack } from './run-attack.ts';
import { runDoorAttack } from './run-door-attack.ts';

const table = createRedteamTable();
afterAll(() => { table.write(); });

describe.each(families)('$name', ({ name, attacks }) => {
  test.each(attacks.map((attack) => [attack.name, attack] as const))('%s', async (_name, attack) => {
    const { harms, missed } = await runAttack(attack);
    table.tried(name, harms.length > 0);
    expect(harms).toEqual([]);
    expect(missed).toEqual([]);
  });
});

describe.each(doorFamilies)('$name', ({ name, attacks }) => {
  test.each(attacks.map((attack) => [attack.name, attack] as const))('%s', async (_name, attack) => {
    const { harms, missed } = await runDoorAttack(attack);
    table.tried(name, harms.length > 0);
    expect(harms).toEqual([]);
    expect(missed).toEqual([]);
  });
});

/** `REDTEAM_SEED` walks another way; the seed stands in every failure. */
const seed = Number(process.env['REDTEAM_SEED'] ?? 20_261_121);

test('a walk of 100 000 steps: nothing of high risk runs that the owner did not approve to the letter', { timeout: 300_000 }, async () => {
  const walk = await randomWalk(seed, 100_000);
  table.walked(`${walk.steps} steps walked (seed ${seed}), ${walk.starts} starts: ${walk.asked} asked, ${walk.refused} refused, ${walk.byDesk} approved on the Desk and ${walk.byVoice} by voice, ${walk.ranHigh} ran, ${walk.staleTries} tries with what was seen before; 0 ran unapproved.`);
  // A walk on which little happens proves little.
  for (const often of [walk.asked, walk.byDesk, walk.refused, walk.staleTries]) expect(often).toBeGreaterThan(1_000);
  expect(walk.byVoice).toBeGreaterThan(50);
  expect(walk.ranHigh).toBeGreaterThan(1_000);
});
