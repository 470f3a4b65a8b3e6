import { afterAll, describe, expect, test } from 'vitest';
import { createRedteamTable } from './redteam-table.ts';
import { families } from './families.ts';
import { runAttack } from './run-attack.ts';

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
