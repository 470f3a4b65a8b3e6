import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';

export interface WebHost {
  /** The address with its one-time launch token. */
  readonly url: string;
  readonly home: string;
  readonly child: ChildProcess;
  /** Everything it wrote so far. */
  output(): string;
  /** SIGTERM, wait for its end, and take the home away. */
  stop(): Promise<void>;
}

const entry = resolve('out/main/web.js');

/** The real web host from the production bundle, in a home of its own, with only the environment given. */
export async function startWebHost(options: { readonly home?: string; readonly env?: Readonly<Record<string, string>>; readonly args?: readonly string[] } = {}): Promise<WebHost> {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'consigliere-e2e-'));
  const child = spawn(process.execPath, [entry, '--no-open', '--home', home, ...options.args ?? []], { cwd: home, env: { PATH: process.env['PATH'] ?? '', HOME: home, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  const url = await new Promise<string>((done, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /ready: (http\S+)/.exec(output)?.[1];
      if (found !== undefined) done(found);
    });
    child.once('close', (code) => fail(new Error(`The web host ended with ${code ?? 'a signal'} before it was ready.\n${output}`)));
  });
  return { url, home, child, output: () => output, stop: async () => { await end(child); rmSync(home, { recursive: true, force: true }); } };
}

/** Waits for a process that is told to stop; a process that does not obey in 10 s is killed, and the caller hears of it. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise<string | null>((done) => child.once('exit', (_code, signal) => done(signal)));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  const endedBy = await exited;
  clearTimeout(timer);
  if (endedBy === 'SIGKILL') throw new Error('The process did not end when it was told to.');
}
