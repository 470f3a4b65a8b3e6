import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, say } from './say.mjs';
import { node24 } from './node24.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

const sources = ['src-shared', 'src-main', 'src-preload', 'src-renderer', 'electron.vite.config.ts', 'package-lock.json'];

/** Builds the three bundles into out/, or ends the process with the reason. */
export async function ensureBuilt() {
  const problem = await build();
  if (problem !== null) giveUp(`The build failed, so the app cannot open.\n${problem}`);
}

/**
 * Builds the three bundles into out/ unless they already stand for these sources.
 * @returns {Promise<string | null>} what the builder said when it failed, else null.
 */
export async function build() {
  const stamp = join(root, 'out', '.built-from');
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return null;
  say('Building.');
  const { code, output } = await run(node24(), ['node_modules/electron-vite/bin/electron-vite.js', 'build'], { quiet: true });
  if (code !== 0) return output.trim();
  writeFileSync(stamp, wanted);
  return null;
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, join(root, source), source);
  return hash.digest('hex');
}

function addTo(hash, path, name) {
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    hash.update(name).update(readFileSync(path));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) addTo(hash, join(path, entry.name), `${name}/${entry.name}`);
}
