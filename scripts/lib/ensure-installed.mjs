import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, say } from './say.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

/**
 * Installs the locked packages when they are missing or the lock has changed.
 * Scripts of packages are never run: nothing here needs them, and one of them would ask for a compiler.
 */
export async function ensureInstalled() {
  const stamp = join(root, 'node_modules', '.installed-from');
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('Installing packages. This happens once and takes about a minute.');
  const { code, output } = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
  if (code !== 0) giveUp(`The packages could not be installed, so nothing can run yet. Check the network and run the command again.\n${output.trim()}`);
  writeFileSync(stamp, lock);
}
