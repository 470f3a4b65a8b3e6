import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { runWebHost } from './run-web-host.ts';

// The store's native module brings an older Node down without a word.
if (Number.parseInt(process.versions.node, 10) < 24) {
  console.error(`This is Node ${process.versions.node}. Consigliere needs Node 24 and was not started. Start it with "npm start", which brings its own.`);
  process.exit(1);
}

// This file stands two folders below the root as source and as built bundle (out/main/web.js).
const rootDir = join(import.meta.dirname, '..', '..');
const { version } = JSON.parse(readFileSync(join(rootDir, 'package.json'), 'utf8')) as { readonly version: string };

const host = await runWebHost({ argv: process.argv.slice(2), vars: process.env, cwd: process.cwd(), platform: process.platform, rootDir, version });
if (!host.ok) {
  console.error(host.error);
  process.exit(1);
}
console.log(`Consigliere is ready: ${host.value.launchUrl}`);

const mostStopMs = 6_000;
let stopping = false;
const stop = (exitCode: number): void => {
  // A second signal does not wait.
  if (stopping) process.exit(exitCode);
  stopping = true;
  host.value.stop().then(() => process.exit(exitCode), (error: unknown) => {
    console.error(error);
    process.exit(1);
  });
};
// A bug that nothing caught: calls end with words and are saved, and the process does not go on in an unknown state.
process.on('uncaughtException', (error) => {
  console.error(error);
  if (stopping) return;
  setTimeout(() => process.exit(1), mostStopMs);
  stop(1);
});
process.on('SIGINT', () => { stop(0); });
process.on('SIGTERM', () => { stop(0); });
