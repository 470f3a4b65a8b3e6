/*
 * `npm run arch`: cruises the code by the import rules, and proves that the rules bite: a seeded tree breaks every one of them,
 * and each must be reported there. A cruise that saw too few modules is a failure too (a wrong parser sees none and is content).
 */
import { cruise } from 'dependency-cruiser';
import { createRequire } from 'node:module';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { root } from './lib/root.mjs';

process.chdir(root);
const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const leastModules = 150;
const tsConfig = extractTSConfig('tsconfig.json');

const real = await violations(['src-shared', 'src-main', 'src-preload', 'src-renderer'], '^test/');
for (const each of real.violations) console.error(`${each.rule.name}: ${each.from} → ${each.to}`);
if (real.modules < leastModules) console.error(`Only ${real.modules} modules were seen; at least ${leastModules} were expected.`);

const seeded = await violations(['test/fixtures/arch-seeded']);
const caught = new Set(seeded.violations.map((each) => each.rule.name));
const missed = forbidden.map((rule) => rule.name).filter((name) => !caught.has(name));
if (missed.length > 0) console.error(`Rules that did not catch their seeded violation: ${missed.join(', ')}`);

console.log(`${real.modules} modules, ${real.violations.length} violations; ${caught.size} of ${forbidden.length} rules caught their seeded violation`);
process.exitCode = real.violations.length === 0 && real.modules >= leastModules && missed.length === 0 ? 0 : 1;

async function violations(folders, exclude) {
  const { output } = await cruise(folders, { ...options, ...(exclude ? { exclude } : {}), ruleSet: { forbidden }, validate: true }, null, { tsConfig });
  const own = output.modules.filter((module) => !module.coreModule && !module.couldNotResolve && !module.source.includes('node_modules'));
  return { modules: own.length, violations: output.summary.violations };
}
