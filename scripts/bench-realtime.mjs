/*
 * `npm run bench:realtime`: our Realtime session beside OpenAI's own SDK, the same server, the same run. What is measured: bench/realtime/README.md.
 *
 *   -- --json          no table; the JSON is the last line either way
 *   -- --sessions N    calls at the same time; default: 20
 *   -- --seconds N     of each client measured in each round; default: 4
 *   -- --rounds N      default: 10
 *   -- --minutes N     length of the call whose memory is looked at, 6 or more; default: 60
 */
import { join } from 'node:path';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { root } from './lib/root.mjs';
import { runTypescript } from './lib/run-typescript.mjs';

await ensureInstalled();
runTypescript(join(root, 'scripts', 'bench', 'realtime', 'run-bench.ts'), process.argv.slice(2));
