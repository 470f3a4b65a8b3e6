import { existsSync } from 'node:fs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { usualChromiums } from './usual-chromiums.mjs';

/**
 * A Chromium for the end-to-end tests: `CHROMIUM_PATH`, Playwright's own, one that is installed, or one we install.
 * @returns {Promise<string | null>} null when there is none; the tests that need it are then counted as failed, not skipped.
 */
export async function findChromium(node) {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const found = (await playwrights(node)) ?? usualChromiums.find(existsSync);
  if (found) return found;
  say('Looking for a Chromium to test with.');
  await run(node, ['node_modules/@playwright/test/cli.js', 'install', 'chromium', '--only-shell'], { quiet: true, timeoutMs: 180_000 });
  const fetched = await playwrights(node);
  if (fetched) return fetched;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { quiet: true, env, timeoutMs: 300_000 });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { quiet: true, env, timeoutMs: 600_000 });
  }
  return usualChromiums.find(existsSync) ?? null;
}

async function playwrights(node) {
  const { output } = await run(node, ['-e', 'console.log(require("@playwright/test").chromium.executablePath())'], { quiet: true });
  const path = output.trim();
  return existsSync(path) ? path : null;
}
