/*
 * `npm test`: from a fresh clone to one line of real counts. Runs on Node 20 before anything is installed, so it imports only Node.
 * `node scripts/test.mjs unit [file …]` runs one step, with what follows handed to its runner.
 * Steps run in the ladder's order; a failing step does not hide the later ones. The last line is `N passed, N failed, N skipped`.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { findChromium } from './lib/find-chromium.mjs';
import { node24 } from './lib/node24.mjs';
import { playwrightCounts } from './lib/playwright-counts.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { say } from './lib/say.mjs';
import { vitestCounts } from './lib/vitest-counts.mjs';

const [asked, ...rest] = process.argv.slice(2);
// The red team is a part of the security tests that needs no bundles.
const isRedteam = asked === 'redteam';
const [only, more] = isRedteam ? ['security', ['test/security/redteam', ...rest]] : [asked, rest];
await ensureInstalled();
const node = node24();
const results = join(root, 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const totals = { passed: 0, failed: 0, skipped: 0 };
await check('types', ['node_modules/typescript/bin/tsc', '-p', '.']);
await check('lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']);
await check('architecture', ['scripts/arch.mjs']);
if (only === undefined || !(isRedteam || ['types', 'lint', 'architecture'].includes(only))) await checkBuild();
for (const project of ['unit', 'contract', 'integration', 'faults', 'security']) {
  const report = join(results, `${project}.json`);
  await suite(project, ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], () => vitestCounts(report));
  if (project === 'faults' && only === project) showTable('faults');
  if (isRedteam && project === 'security') showTable('redteam');
}
const chromium = only === undefined || only === 'end-to-end' ? await findChromium(node) : null;
if (!chromium && only === undefined) say('No Chromium was found and none could be installed. The end-to-end tests will fail. Install one, or name it in CHROMIUM_PATH.');
const e2eReport = join(results, 'e2e.json');
await suite('end-to-end', ['node_modules/@playwright/test/cli.js', 'test'], () => playwrightCounts(e2eReport), { CHROMIUM_PATH: chromium ?? '', PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport });

console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;

/** A step that is one test: it passes or it does not. */
async function check(name, args) {
  if (only !== undefined && only !== name) return;
  say(`\n— ${name}`);
  const { code } = await run(node, args);
  totals[code === 0 ? 'passed' : 'failed'] += 1;
}

/** What the tests of that name wrote for people: fault × phase × outcome; attacks tried and succeeded. */
function showTable(name) {
  const table = join(results, `${name}.txt`);
  if (existsSync(table)) console.log(`\n${readFileSync(table, 'utf8')}`);
}

/** The bundles that the security and end-to-end tests run. */
async function checkBuild() {
  say('\n— build');
  const problem = await build();
  if (problem !== null) say(problem);
  totals[problem === null ? 'passed' : 'failed'] += 1;
}

/** A step that counts its own tests. A runner that fails without naming a failed test is itself one failure. */
async function suite(name, args, countsOf, env = {}) {
  if (only !== undefined && only !== name) return;
  say(`\n— ${name}`);
  const { code } = await run(node, [...args, ...more], { env });
  const counts = countsOf() ?? { passed: 0, failed: 0, skipped: 0, reasons: [] };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  for (const kind of ['passed', 'failed', 'skipped']) totals[kind] += counts[kind];
  for (const reason of counts.reasons) say(`skipped: ${reason}`);
}
