// Designs the low-pass filters of the resamplers and writes each to src-shared/audio/kernels. `--check` compares with the files instead.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { designEquiripple } from './filters/design-equiripple.mjs';
import { interpolateTaps } from './filters/interpolate-taps.mjs';
import { measureFilter } from './filters/measure-filter.mjs';

const tables = { perLine: 1, digits: (tap) => tap.toPrecision(15) };

/** `rateHz`: where the taps run, the least common multiple of both rates. */
const filters = [
  {
    file: 'filter-8k-24k', name: 'filter8k24k', method: 'equiripple', rateHz: 24_000, tapCount: 87, passHz: 3_400, stopHz: 4_600, ...tables,
    // The weight trades 0.02 dB of ripple for 101 dB of rejection.
    design: (filter) => designEquiripple({ ...filter, stopWeight: 280 }),
  },
  {
    file: 'filter-16k-24k', name: 'filter16k24k', method: 'equiripple', rateHz: 48_000, tapCount: 97, passHz: 6_900, stopHz: 9_000, ...tables,
    design: (filter) => designEquiripple({ ...filter, stopWeight: 380 }),
  },
  {
    file: 'filter-24k-48k', name: 'filter24k48k', method: 'half-band, equiripple', rateHz: 48_000, tapCount: 95, passHz: 10_500, stopHz: 13_500, ...tables,
    // Edges as far below 12 kHz as above and equal errors: every second tap is zero and the middle one a half, so the filter costs half.
    design: (filter) => designEquiripple({ ...filter, stopWeight: 1 }).map((tap, n) => (n === 47 ? 0.5 : n % 2 === 1 ? 0 : tap)),
  },
  {
    file: 'filter-24k-44k1', name: 'filter24k44k1', method: 'equiripple at 84 kHz and interpolated', rateHz: 3_528_000, tapCount: 4_115, passHz: 9_800, stopHz: 13_800, perLine: 10, digits: (tap) => tap.toFixed(12),
    // 147 times 24 kHz is 80 times 44.1 kHz. The exchange does not settle over thousands of cosines; at a 42nd of the rate it does.
    design: ({ rateHz, passHz, stopHz }) => interpolateTaps(
      designEquiripple({ rateHz: 84_000, tapCount: 89, passHz, stopHz, stopWeight: 280 }),
      { factor: 42, rateHz, tapCount: 419, passHz, stopHz: 84_000 - stopHz, attenuationDb: 110 },
    ),
  },
];

function write(filter) {
  const { name, method, rateHz, tapCount, passHz, stopHz, perLine, digits } = filter;
  const half = filter.design(filter).slice(0, (tapCount + 1) / 2).map((tap) => (tap === 0 ? '0' : digits(tap)));
  const written = half.map(Number);
  const { rejectionDb, rippleDb, delayMs } = measureFilter([...written, ...written.slice(0, -1).reverse()], { rateHz, passHz, stopHz, lookedAtHz: Math.min(rateHz / 2, 150_000) });
  const lines = Array.from({ length: Math.ceil(half.length / perLine) }, (_, i) => `  ${half.slice(i * perLine, (i + 1) * perLine).join(', ')},`);
  return {
    told: `${filter.file}: rejection ${rejectionDb.toFixed(2)} dB, ripple ±${rippleDb.toFixed(4)} dB, delay ${delayMs.toFixed(3)} ms`,
    text: `/**
 * Low-pass filter at ${rateHz / 1_000} kHz, ${tapCount} taps, linear phase, ${method}: pass to ${passHz} Hz, stop from ${stopHz} Hz.
 * Rejection ${rejectionDb.toFixed(1)} dB, ripple ±${rippleDb.toFixed(3)} dB, delay ${delayMs.toFixed(2)} ms. Written by scripts/design-filter.mjs.
 * The first ${half.length} taps; the rest mirror them around the last.
 */
export const ${name}: readonly number[] = [
${lines.join('\n')}
];
`,
  };
}

for (const filter of filters) {
  const path = fileURLToPath(new URL(`../src-shared/audio/kernels/${filter.file}.ts`, import.meta.url));
  const { told, text } = write(filter);
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
    console.log(told);
  } else if (existsSync(path) && readFileSync(path, 'utf8') === text) console.log(`${told}; the stored filter is this one`);
  else {
    console.log(`${told}; the stored filter differs`);
    process.exitCode = 1;
  }
}
