/*
 * `npm run bench:startup [-- --json]`: how long from starting the process until the contract answers, and until the first paint.
 * Both are measured from outside: the web host's process, and a Chromium that opens its address. Median of 5, each in a new, empty home.
 * Peer in the same run: an empty Node process that listens and says so, which is the floor for anything started like this.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { chromium } from '@playwright/test';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { findChromium } from './lib/find-chromium.mjs';
import { root } from './lib/root.mjs';

const runs = 5;
await ensureBuilt();
const browser = await chromium.launch({ executablePath: await findChromium(process.execPath), args: ['--no-sandbox'] });
const rows = [];
for (let index = 0; index < runs + 1; index += 1) {
  const row = await once();
  if (index > 0) rows.push(row); // the first one warms the file cache
}
await browser.close();

const median = (key) => rows.map((row) => row[key]).sort((a, b) => a - b)[Math.floor(runs / 2)];
const figures = { floorMs: median('floorMs'), contractReadyMs: median('contractReadyMs'), firstPaintMs: median('firstPaintMs') };
const result = {
  bench: 'startup',
  rows: [{ name: 'median of 5', ...figures, contractOverFloor: round(figures.contractReadyMs / figures.floorMs) }, ...rows.map((row, index) => ({ name: `run ${index + 1}`, ...row }))],
  targets: [
    { name: 'process start → contract ready', value: figures.contractReadyMs, limit: 1500, better: 'lower', unit: 'ms', ok: figures.contractReadyMs <= 1500 },
    { name: 'process start → first paint', value: figures.firstPaintMs, limit: 2500, better: 'lower', unit: 'ms', ok: figures.firstPaintMs <= 2500 },
  ],
};
if (!process.argv.includes('--json')) console.table(result.rows);
console.log(JSON.stringify(result));

async function once() {
  const home = mkdtempSync(join(tmpdir(), 'consigliere-bench-'));
  const floor = await started(['-e', 'require("node:http").createServer().listen(0,"127.0.0.1",()=>console.log("ready: http://x"))']);
  floor.child.kill();
  const app = await started(['out/main/web.js', '--no-open', '--home', home]);
  const page = await browser.newPage();
  await page.addInitScript(() => {
    new PerformanceObserver((list) => { if (list.getEntriesByName('first-contentful-paint').length > 0) globalThis.paintedAt = Date.now(); }).observe({ type: 'paint', buffered: true });
  });
  await page.goto(app.address);
  await page.waitForFunction(() => globalThis.paintedAt !== undefined);
  const paintedAt = await page.evaluate(() => globalThis.paintedAt);
  await page.close();
  const ended = new Promise((done) => app.child.once('exit', done));
  app.child.kill('SIGTERM');
  await ended;
  rmSync(home, { recursive: true, force: true });
  return { floorMs: round(floor.ms), contractReadyMs: round(app.ms), firstPaintMs: paintedAt - app.startedAtMs };
}

/** The host prints its address once the contract answers. */
function started(args) {
  const startedAtMs = Date.now();
  const from = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((done, fail) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const found = /ready: (http\S+)/.exec(text);
      if (found) done({ child, startedAtMs, ms: performance.now() - from, address: found[1] });
    });
    child.on('exit', (code) => fail(new Error(`ended with ${code} before it was ready`)));
  });
}

function round(value) {
  return Math.round(value * 10) / 10;
}
