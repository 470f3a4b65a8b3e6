/** Points of the dense grid for each extremum of the error. */
const gridPerExtremum = 32;

/** The dense grid: x = cos ω, the wanted gain, the weight of an error there. */
function makeGrid({ rateHz, passHz, stopHz, stopWeight }, cosineCount) {
  const step = rateHz / 2 / (cosineCount * gridPerExtremum);
  const band = (fromHz, toHz, wanted, weight) => {
    const count = Math.max(2, Math.ceil((toHz - fromHz) / step));
    return Array.from({ length: count + 1 }, (_, i) => ({ x: Math.cos((2 * Math.PI * (fromHz + ((toHz - fromHz) * i) / count)) / rateHz), wanted, weight }));
  };
  return [...band(0, passHz, 1, 1), ...band(stopHz, rateHz / 2, 0, stopWeight)];
}

/** Barycentric weights of the given abscissas, scaled by 2 per factor so that the products stay in range. */
const barycentric = (xs) => xs.map((x, i) => xs.reduce((product, other, j) => (i === j ? product : product / (2 * (x - other))), 1));

/** The polynomial in cos ω that swings by ±δ around the wanted gain at the extrema. */
function interpolate(extrema) {
  const xs = extrema.map((point) => point.x);
  const weights = barycentric(xs);
  const numerator = extrema.reduce((sum, point, i) => sum + weights[i] * point.wanted, 0);
  const denominator = extrema.reduce((sum, point, i) => sum + (weights[i] * (i % 2 === 0 ? 1 : -1)) / point.weight, 0);
  const delta = numerator / denominator;
  const ys = extrema.map((point, i) => point.wanted - (i % 2 === 0 ? 1 : -1) * (delta / point.weight));
  return (x) => {
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

/**
 * Taps of a linear-phase low-pass of odd length whose error swings evenly in each band, by the Remez exchange on a dense grid
 * (Parks and McClellan 1972). `stopWeight`: how much smaller the error is in the stop band than in the pass band.
 */
export function designEquiripple(wanted) {
  const { tapCount } = wanted;
  const half = (tapCount - 1) / 2;
  const cosineCount = half + 1;
  const points = makeGrid(wanted, cosineCount);
  let extrema = Array.from({ length: cosineCount + 1 }, (_, i) => Math.round((i * (points.length - 1)) / cosineCount));
  let gainAt = () => 0;
  for (let round = 0; round < 100; round += 1) {
    gainAt = interpolate(extrema.map((i) => points[i]));
    const errors = points.map((point) => point.weight * (point.wanted - gainAt(point.x)));
    const next = findExtrema(points, errors, cosineCount + 1);
    if (next.length < cosineCount + 1) throw new Error(`the exchange lost an extremum in round ${round}: ${next.length}`);
    const settled = next.every((value, i) => value === extrema[i]);
    extrema = next;
    if (settled) break;
    if (round === 99) throw new Error('the exchange did not settle');
  }
  // The gain is a cosine sum of degree `half`: sampling it at tapCount equal steps gives the taps exactly.
  const samples = Array.from({ length: cosineCount }, (_, k) => gainAt(Math.cos((2 * Math.PI * k) / tapCount)));
  const taps = Array.from({ length: tapCount }, (_, n) => {
    let sum = samples[0];
    for (let k = 1; k < cosineCount; k += 1) sum += 2 * samples[k] * Math.cos((2 * Math.PI * k * (n - half)) / tapCount);
    return sum / tapCount;
  });
  return taps.map((tap, n) => (tap + taps[tapCount - 1 - n]) / 2);
}
