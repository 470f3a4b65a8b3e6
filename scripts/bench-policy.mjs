/*
 * `npm run bench:policy [-- --json]`: how long one decision of the policy takes, and how many approvals a second go from question to
 * result through the real queue and the real, encrypted audit chain. Nothing is sent anywhere. scripts/bench/policy/README.md.
 */
import { join } from 'node:path';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { root } from './lib/root.mjs';
import { runTypescript } from './lib/run-typescript.mjs';

await ensureInstalled();
runTypescript(join(root, 'scripts', 'bench', 'policy', 'run-bench.ts'), process.argv.slice(2));
