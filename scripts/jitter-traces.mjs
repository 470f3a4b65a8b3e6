// Makes the network traces in test/fixtures/jitter: when frames of 20 ms come, by seeded models of kinds of lines. `--check` compares with the files instead.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const frameMs = 20;

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
const waitOf = (random, meanMs) => -meanMs * Math.log(1 - random());

/** A way that is busy for whole stretches: in them the wait of a frame has another mean. */
function stretches(random, { calmMs, busyMs, calmSec, busySec }) {
  let busy = false;
  return () => {
    if (random() < frameMs / 1_000 / (busy ? busySec : calmSec)) busy = !busy;
    return waitOf(random, busy ? busyMs : calmMs);
  };
}

/** A line that stands still now and then; what was sent meanwhile comes at once afterwards. */
function stalls(random, { everySec, fromMs, toMs }) {
  let until = -Infinity;
  return (sentMs) => {
    if (sentMs > until && random() < frameMs / 1_000 / everySec) until = sentMs + fromMs + (toMs - fromMs) * random();
    return Math.max(0, until - sentMs);
  };
}

/** `clockPpm`: how much faster the sender's clock is. `transit(sentMs)`: time on the way. */
const lines = {
  wired: { seed: 1, frames: 2_000, transit: (random) => () => 12 + waitOf(random, 0.5) },
  'wi-fi': { seed: 2, frames: 2_000, transit: (random) => {
    const stall = stalls(random, { everySec: 4, fromMs: 10, toMs: 35 });
    return (sentMs) => 14 + Math.max(waitOf(random, 3), stall(sentMs));
  } },
  'wi-fi-busy': { seed: 3, frames: 2_000, transit: (random) => {
    const wait = stretches(random, { calmMs: 5, busyMs: 16, calmSec: 6, busySec: 3 });
    const stall = stalls(random, { everySec: 3, fromMs: 30, toMs: 90 });
    return (sentMs) => 16 + Math.max(wait(), stall(sentMs));
  } },
  mobile: { seed: 4, frames: 2_000, transit: (random) => {
    const stall = stalls(random, { everySec: 7, fromMs: 60, toMs: 200 });
    return (sentMs) => 45 + 8 * (1 + Math.sin(sentMs / 5_000)) + Math.max(waitOf(random, 6), stall(sentMs));
  } },
  // The radio sends three or four frames together, and sometimes once more.
  bluetooth: { seed: 5, frames: 2_000, transit: (random) => {
    const stall = stalls(random, { everySec: 6, fromMs: 30, toMs: 70 });
    return (sentMs) => {
      const ready = sentMs + stall(sentMs);
      return 10 + Math.ceil(ready / 70) * 70 - sentMs + waitOf(random, 1);
    };
  } },
  'drift-fast': { seed: 6, frames: 7_500, clockPpm: 200, transit: (random) => () => 12 + waitOf(random, 2) },
  'drift-slow': { seed: 7, frames: 7_500, clockPpm: -200, transit: (random) => () => 12 + waitOf(random, 2) },
};

function arrivalsOf({ seed, frames, clockPpm = 0, transit }) {
  const transitOf = transit(seeded(seed));
  let last = 0;
  return Array.from({ length: frames }, (_, at) => {
    const sentMs = at * frameMs * (1 - clockPpm / 1e6);
    // Frames travel over a connection that keeps their order.
    last = Math.max(last, sentMs + transitOf(sentMs));
    return Number(last.toFixed(1));
  });
}

for (const [name, line] of Object.entries(lines)) {
  const path = fileURLToPath(new URL(`../test/fixtures/jitter/${name}.json`, import.meta.url));
  const text = `{ "frameMs": ${frameMs}, "clockPpm": ${line.clockPpm ?? 0}, "arrivalsMs": [\n${arrivalsOf(line).join(',').replace(/((?:[^,]*,){20})/g, '$1\n')}\n] }\n`;
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    console.log(`${name} differs`);
    process.exitCode = 1;
  }
}
