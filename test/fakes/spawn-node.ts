import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export interface SpawnedNode {
  readonly process: ChildProcess;
  /** Every line printed so far. */
  readonly lines: readonly string[];
  /** Resolves with the first line that fits; rejects with what was printed when the process ends before. */
  line(fits: (line: string) => boolean): Promise<string>;
  /** kill -9, and wait until it is gone and all it printed is read. */
  kill(): Promise<void>;
}

/** A TypeScript file in a process of its own; it does not outlive the test. */
export function spawnNode(file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): SpawnedNode {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] ?? '', ...env } });
  const lines: string[] = [];
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString(); });
  const reader = createInterface({ input: child.stdout });
  const waiting = new Set<() => void>();
  const wake = (): void => { for (const check of waiting) check(); };
  reader.on('line', (line) => { lines.push(line); wake(); });
  let over = false;
  const closed = once(reader, 'close').then(() => { over = true; wake(); });
  const exited = once(child, 'exit');
  onTestFinished(async () => { child.kill('SIGKILL'); await exited; });
  return {
    process: child,
    lines,
    line: (fits) => new Promise((resolve, reject) => {
      const check = (): void => {
        const found = lines.find(fits);
        if (found === undefined && !over) return;
        waiting.delete(check);
        if (found !== undefined) resolve(found);
        else reject(new Error(`The process ended first. ${errors}`));
      };
      waiting.add(check);
      check();
    }),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
      await closed;
    },
  };
}
