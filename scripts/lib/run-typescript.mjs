import { spawn } from 'node:child_process';
import { giveUp } from './say.mjs';
import { node24 } from './node24.mjs';

/**
 * Runs a TypeScript program on Node 24 in the current folder, with this terminal, and ends as it ends. Never returns to its caller.
 * @param {string} file absolute
 * @param {readonly string[]} args
 */
export function runTypescript(file, args) {
  const child = spawn(node24(), ['--disable-warning=ExperimentalWarning', file, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => giveUp(`The program could not be started: ${error.message}.`));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code ?? 1));
}
