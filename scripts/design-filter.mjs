// Designs the low-pass filter between 8 kHz and 24 kHz and writes it to src-shared/audio/filter-8k-24k.ts.
// Linear phase, equiripple, by the Remez exchange on a dense grid (Parks and McClellan 1972). `--check` compares with the file instead.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const sampleRateHz = 24_000;
const tapCount = 87;
const passEdgeHz = 3_400;
const stopEdgeHz = 4_600;
/** How much smaller the stop band's error is than the pass band's: trades 0.04 dB of ripple for 101 dB of rejection. */
const stopWeight = 280;
const gridPerExtremum = 32;
const target = fileURLToPath(new URL('../src-shared/audio/filter-8k-24k.ts', import.meta.url));

/** The dense grid: x = cos ω, the wanted gain, the weight of an error there. */
function makeGrid(cosineCount) {
  const step = sampleRateHz / 2 / (cosineCount * gridPerExtremum);
  const band = (fromHz, toHz, wanted, weight) => {
    const count = Math.max(2, Math.ceil((toHz - fromHz) / step));
    return Array.from({ length: count + 1 }, (_, i) => {
      const hz = fromHz + ((toHz - fromHz) * i) / count;
      return { hz, x: Math.cos((2 * Math.PI * hz) / sampleRateHz), wanted, weight };
    });
  };
  return { points: [...band(0, passEdgeHz, 1, 1), ...band(stopEdgeHz, sampleRateHz / 2, 0, stopWeight)], bandEnds: [passEdgeHz, stopEdgeHz] };
}

/** Barycentric weights of the given abscissas, scaled by 2 per factor so that the products stay in range. */
const barycentric = (xs) => xs.map((x, i) => xs.reduce((product, other, j) => (i === j ? product : product / (2 * (x - other))), 1));

/** The polynomial in cos ω that swings by ±δ around the wanted gain at the extrema, and δ. */
function interpolate(extrema) {
  const xs = extrema.map((point) => point.x);
  const weights = barycentric(xs);
  const numerator = extrema.reduce((sum, point, i) => sum + weights[i] * point.wanted, 0);
  const denominator = extrema.reduce((sum, point, i) => sum + (weights[i] * (i % 2 === 0 ? 1 : -1)) / point.weight, 0);
  const delta = numerator / denominator;
  const ys = extrema.map((point, i) => point.wanted - (i % 2 === 0 ? 1 : -1) * (delta / point.weight));
  const gainAt = (x) => {
    let over = 0;
    let under = 0;
    for (let i = 0; i < xs.length; i += 1) {
      const distance = x - xs[i];
      if (Math.abs(distance) < 1e-15) return ys[i];
      const part = weights[i] / distance;
      over += part * ys[i];
      under += part;
    }
    return over / under;
  };
  return { delta, gainAt };
}

/** Local extrema of the weighted error, alternating in sign, thinned to `count` by dropping the weaker end. */
function findExtrema(points, errors, count) {
  const found = [];
  for (let i = 0; i < points.length; i += 1) {
    const error = errors[i];
    const sameBand = (j) => points[j] !== undefined && points[j].wanted === points[i].wanted;
    const before = sameBand(i - 1) ? errors[i - 1] : 0;
    const after = sameBand(i + 1) ? errors[i + 1] : 0;
    const peak = error > 0 ? error >= before && error > after : error <= before && error < after;
    if (!peak) continue;
    const last = found.at(-1);
    if (last !== undefined && Math.sign(errors[last]) === Math.sign(error)) {
      if (Math.abs(error) > Math.abs(errors[last])) found[found.length - 1] = i;
    } else found.push(i);
  }
  while (found.length > count) {
    if (Math.abs(errors[found[0]]) < Math.abs(errors[found.at(-1)])) found.shift();
    else found.pop();
  }
  return found;
}

function design() {
  const half = (tapCount - 1) / 2;
  const cosineCount = half + 1;
  const { points } = makeGrid(cosineCount);
  let extrema = Array.from({ length: cosineCount + 1 }, (_, i) => Math.round((i * (points.length - 1)) / cosineCount));
  let solution = null;
  for (let round = 0; round < 100; round += 1) {
    solution = interpolate(extrema.map((i) => points[i]));
    const errors = points.map((point) => point.weight * (point.wanted - solution.gainAt(point.x)));
    const next = findExtrema(points, errors, cosineCount + 1);
    if (next.length < cosineCount + 1) throw new Error(`the exchange lost an extremum in round ${round}: ${next.length}`);
    const settled = next.every((value, i) => value === extrema[i]);
    extrema = next;
    if (settled) break;
    if (round === 99) throw new Error('the exchange did not settle');
  }
  // The gain is a cosine sum of degree `half`: sampling it at tapCount equal steps gives the taps exactly.
  const samples = Array.from({ length: cosineCount }, (_, k) => solution.gainAt(Math.cos((2 * Math.PI * k) / tapCount)));
  const taps = Array.from({ length: tapCount }, (_, n) => {
    let sum = samples[0];
    for (let k = 1; k < cosineCount; k += 1) sum += 2 * samples[k] * Math.cos((2 * Math.PI * k * (n - half)) / tapCount);
    return sum / tapCount;
  });
  return taps.map((tap, n) => (tap + taps[tapCount - 1 - n]) / 2);
}

function measure(taps) {
  const half = (taps.length - 1) / 2;
  const gain = (hz) => Math.abs(taps.reduce((sum, tap, n) => sum + tap * Math.cos((2 * Math.PI * hz * (n - half)) / sampleRateHz), 0));
  const over = (fromHz, toHz) => Array.from({ length: 8_001 }, (_, i) => gain(fromHz + ((toHz - fromHz) * i) / 8_000));
  const db = (value) => 20 * Math.log10(value);
  const pass = over(0, passEdgeHz);
  return {
    rejectionDb: -db(Math.max(...over(stopEdgeHz, sampleRateHz / 2))),
    rippleDb: Math.max(db(Math.max(...pass)), -db(Math.min(...pass))),
    delayMs: (half / sampleRateHz) * 1_000,
  };
}

const taps = design();
const { rejectionDb, rippleDb, delayMs } = measure(taps);
const text = `/**
 * Low-pass filter at 24 kHz, ${tapCount} taps, linear phase, equiripple: pass to ${passEdgeHz} Hz, stop from ${stopEdgeHz} Hz.
 * Rejection ${rejectionDb.toFixed(1)} dB, ripple ±${rippleDb.toFixed(3)} dB, delay ${delayMs.toFixed(2)} ms. Written by scripts/design-filter.mjs.
 * The first ${(tapCount + 1) / 2} taps; the rest mirror them around the last.
 */
export const filter8k24k: readonly number[] = [
${taps.slice(0, (tapCount + 1) / 2).map((tap) => `  ${tap.toPrecision(15)},`).join('\n')}
];
`;
console.log(`rejection ${rejectionDb.toFixed(2)} dB, ripple ±${rippleDb.toFixed(4)} dB, delay ${delayMs.toFixed(3)} ms`);
if (process.argv.includes('--check')) {
  const same = readFileSync(target, 'utf8') === text;
  console.log(same ? 'the stored filter is this one' : 'the stored filter differs');
  process.exitCode = same ? 0 : 1;
} else writeFileSync(target, text);
