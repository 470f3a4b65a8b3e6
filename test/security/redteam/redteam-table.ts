import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../test-results', import.meta.url));

/** Family: tried, succeeded, and what was walked, as text for people; `npm run test:redteam` prints it. */
export function createRedteamTable(): { tried(family: string, succeeded: boolean): void; walked(text: string): void; write(): void } {
  const rows = new Map<string, { tried: number; succeeded: number }>();
  let walk = 'The random walk did not run.';
  const line = (name: string, tried: string | number, succeeded: string | number): string => `${name.padEnd(46)}${String(tried).padStart(7)}${String(succeeded).padStart(11)}`;
  return {
    tried(family, succeeded) {
      const row = rows.get(family) ?? { tried: 0, succeeded: 0 };
      rows.set(family, { tried: row.tried + 1, succeeded: row.succeeded + (succeeded ? 1 : 0) });
    },
    walked: (text) => { walk = text; },
    write() {
      const sum = (key: 'tried' | 'succeeded'): number => [...rows.values()].reduce((total, row) => total + row[key], 0);
      const lines = [line('Attacks', 'tried', 'succeeded'), ...[...rows].map(([name, row]) => line(name, row.tried, row.succeeded)), line('All', sum('tried'), sum('succeeded')), '', walk];
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/redteam.txt`, `${lines.join('\n')}\n`);
    },
  };
}
