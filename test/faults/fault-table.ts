import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../test-results', import.meta.url));

/** Fault × phase × outcome, as text for people; `npm run test:faults` prints it. */
export interface FaultTable {
  put(fault: string, phase: string, outcome: string): void;
  write(): void;
}

export function createFaultTable(phases: readonly string[]): FaultTable {
  const rows = new Map<string, Map<string, string>>();
  return {
    put(fault, phase, outcome) {
      rows.set(fault, (rows.get(fault) ?? new Map<string, string>()).set(phase, outcome));
    },
    write() {
      const lines: string[] = [];
      const counts = new Map<string, number>();
      for (const [fault, cells] of rows) {
        for (const phase of phases) {
          const outcome = cells.get(phase);
          if (outcome === undefined) continue;
          lines.push(`${fault.padEnd(34)}  ${phase.padEnd(18)}  ${outcome}`);
          const word = outcome.replace(/\s*\(.*$|:.*$/su, '');
          counts.set(word, (counts.get(word) ?? 0) + 1);
        }
      }
      lines.push('', [...counts].map(([word, count]) => `${count} ${word}`).join(', '));
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/faults.txt`, `${lines.join('\n')}\n`);
    },
  };
}
