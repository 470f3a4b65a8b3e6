import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a program to its end in the checkout.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, quiet?: boolean, timeoutMs?: number }} [options] `quiet` collects the output instead of showing it.
 * @returns {Promise<{ code: number, output: string }>} A program that cannot be started has code 127.
 */
export function run(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', options.quiet ? 'pipe' : 2, options.quiet ? 'pipe' : 2],
      timeout: options.timeoutMs,
      shell: process.platform === 'win32' && command === 'npm',
    });
    let output = '';
    child.stdout?.on('data', (chunk) => { output += chunk; });
    child.stderr?.on('data', (chunk) => { output += chunk; });
    child.on('error', (error) => done({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code, signal) => done({ code: code ?? 1, output: signal ? `${output}ended by ${signal}\n` : output }));
  });
}
