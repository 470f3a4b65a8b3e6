/*
 * `npm run bench:audio [-- --json]`: resamplers, G.711 and the jitter buffer beside what others use, and the console's sound in a Chromium,
 * all in one run. What is measured and how: bench/audio/README.md.
 */
import { join } from 'node:path';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { root } from './lib/root.mjs';
import { runTypescript } from './lib/run-typescript.mjs';

await ensureInstalled();
runTypescript(join(root, 'scripts', 'bench', 'audio', 'run-bench.ts'), process.argv.slice(2));
