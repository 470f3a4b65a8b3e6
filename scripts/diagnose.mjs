/*
 * `npm run diagnose [-- --json --home DIR]`: looks at everything that a call needs, and says for each what to do. It changes nothing and
 * installs nothing. Runs on Node 20 before anything is installed; the rest is looked at on Node 24 by scripts/diagnose/run-diagnose.ts.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printChecks } from './lib/print-checks.mjs';
import { root } from './lib/root.mjs';
import { runTypescript } from './lib/run-typescript.mjs';

const checks = [checkNode(), checkPackages()];
if (checks.some((check) => check.level === 'fail')) printChecks(checks, process.argv.includes('--json'));
else runTypescript(join(root, 'scripts', 'diagnose', 'run-diagnose.ts'), ['--before', JSON.stringify(checks), ...process.argv.slice(2)]);

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const here = `This is Node ${process.versions.node}`;
  if (major >= 24) return { name: 'node', level: 'ok', what: `${here}.`, todo: null };
  if (major < 20 || (major === 20 && minor < 19)) return { name: 'node', level: 'fail', what: `${here}, which is too old for the commands.`, todo: 'Install Node 24.' };
  const bundled = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  if (existsSync(join(root, 'node_modules', bundled))) return { name: 'node', level: 'ok', what: `${here}; the app runs on the Node 24 among the packages.`, todo: null };
  return { name: 'node', level: 'fail', what: `${here}, and no Node 24 is among the packages for ${process.platform} ${process.arch}.`, todo: 'Run npm start once, which installs the packages; if this stays, install Node 24.' };
}

function checkPackages() {
  if (!existsSync(join(root, 'node_modules', 'ws', 'package.json'))) return { name: 'packages', level: 'fail', what: 'The packages are not installed.', todo: 'Run npm start, which installs them.' };
  const stamp = join(root, 'node_modules', '.installed-from');
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return { name: 'packages', level: 'ok', what: 'The packages are those of the lock file.', todo: null };
  return { name: 'packages', level: 'warn', what: 'The packages may be others than those of the lock file.', todo: 'Run npm start, which installs the right ones.' };
}
