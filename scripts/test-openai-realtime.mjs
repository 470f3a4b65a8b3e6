/*
 * `npm run test:openai-realtime`: speaks with the Realtime service once by text and once by voice, with the app's own session.
 * With OPENAI_API_KEY (environment or .env) that is the real service, which costs about a cent; without, the practice line.
 *
 *   -- --json              no table; the JSON is the last line either way
 *   -- --wav FILE          what is said (16-bit PCM); default: words of the practice line's voice
 *   -- --output DIR        where the answers are written; default: output/
 *   -- --timeout SECONDS   the longest wait for an answer; default: 30
 */
import { join } from 'node:path';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { root } from './lib/root.mjs';
import { runTypescript } from './lib/run-typescript.mjs';

await ensureInstalled();
runTypescript(join(root, 'scripts', 'realtime', 'run-realtime-test.ts'), process.argv.slice(2));
