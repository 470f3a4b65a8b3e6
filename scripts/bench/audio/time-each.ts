import { join } from 'node:path';
import { startProgram } from '../start-program.ts';

const measuredMs = 100;

/**
 * µs of processor time a frame of 20 ms takes, of each work (the arguments of run-timed.ts): a process each, in turn, the median of so many
 * rounds. The ratio is the median of the rounds' ratios against the first one, since a busy machine falls on all of a round.
 */
export async function timeEach(works: readonly (readonly string[])[], rounds: number): Promise<{ readonly us: number; readonly ratio: number }[]> {
  const programs = works.map((work) => startProgram([process.execPath, '--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'run-timed.ts'), ...work]));
  for (const program of programs) await program.nextLine();
  const times: number[][] = works.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, program] of programs.entries()) {
      program.write(`${measuredMs}\n`);
      times[at]?.push(Number(await program.nextLine()));
    }
  }
  for (const program of programs) program.end();
  const first = times[0] ?? [];
  return times.map((of) => ({ us: median(of), ratio: median(of.map((us, round) => us / (first[round] ?? Number.NaN))) }));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
