export const packRate = 8_000;
/** Speech of every voice is brought to this level, frames of speech only. */
const targetDb = -20;
/** Leaves room for what the 24 kHz interpolation adds between samples: those peaks stay below -3 dBFS. */
const ceiling = 10 ** (-4.5 / 20);
const cutoffHz = 3_650;
const highPassHz = 120;

/** Any rate to 8 kHz with a Kaiser-windowed sinc, 80 dB. */
function toPackRate({ samples, rate }) {
  const half = Math.ceil((rate / packRate) * 36);
  const ratio = rate / packRate;
  const phases = packRate / greatestDivisor(rate, packRate);
  const bessel = (x) => { let sum = 1; let term = 1; for (let k = 1; k < 40; k += 1) { term *= (x / (2 * k)) ** 2; sum += term; } return sum; };
  const kernels = Array.from({ length: phases }, (_, phase) => {
    const offset = (phase * ratio) % 1;
    return Float64Array.from({ length: 2 * half }, (__, i) => {
      const distance = i - half + 1 - offset;
      const window = bessel(8 * Math.sqrt(Math.max(0, 1 - (distance / half) ** 2))) / bessel(8);
      const angle = (2 * cutoffHz * distance) / rate;
      return (angle === 0 ? 1 : Math.sin(Math.PI * angle) / (Math.PI * angle)) * ((2 * cutoffHz) / rate) * window;
    });
  });
  return Float64Array.from({ length: Math.floor(samples.length / ratio) }, (_, n) => {
    const kernel = kernels[n % phases];
    const first = Math.floor(n * ratio + 1e-9) - half + 1;
    let sum = 0;
    for (let i = Math.max(0, -first); i < kernel.length && first + i < samples.length; i += 1) sum += samples[first + i] * kernel[i];
    return sum;
  });
}

const greatestDivisor = (a, b) => (b === 0 ? a : greatestDivisor(b, a % b));

/** Second-order Butterworth high-pass: no DC, no rumble. */
function highPass(samples) {
  const w = Math.tan((Math.PI * highPassHz) / packRate);
  const norm = 1 / (1 + Math.SQRT2 * w + w * w);
  let x1 = 0, x2 = 0, y1 = 0, y2 = 0;
  return samples.map((x) => {
    const y = norm * (x - 2 * x1 + x2) - 2 * norm * (w * w - 1) * y1 - norm * (1 - Math.SQRT2 * w + w * w) * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    return y;
  });
}

const frame = 40;
const frameLevels = (samples) => Array.from({ length: Math.ceil(samples.length / frame) }, (_, i) => {
  const part = samples.subarray(i * frame, (i + 1) * frame);
  return Math.sqrt(part.reduce((sum, x) => sum + x * x, 0) / part.length);
});

/** Cuts the silence off both ends: 5 ms stay before, 10 ms after. */
function trim(samples) {
  const levels = frameLevels(samples);
  const threshold = Math.max(...levels) * 0.014;
  const first = levels.findIndex((level) => level > threshold);
  const last = levels.findLastIndex((level) => level > threshold);
  if (first < 0) throw new Error('nothing was said');
  return samples.slice(Math.max(0, (first - 1) * frame), Math.min(samples.length, (last + 3) * frame));
}

/** Level of the speech itself: frames within 30 dB of the loudest. */
export function speechDb(samples) {
  const levels = frameLevels(samples);
  const loudest = Math.max(...levels);
  const speech = levels.filter((level) => level > loudest * 0.0316);
  return 10 * Math.log10(speech.reduce((sum, level) => sum + level * level, 0) / speech.length);
}

/** Turns down around peaks above the ceiling, over 5 ms to either side. */
function limit(samples) {
  const reach = 40;
  const needed = samples.map((x) => Math.min(1, ceiling / Math.max(Math.abs(x), 1e-9)));
  const lowest = needed.map((_, n) => { let low = 1; for (let k = Math.max(0, n - reach); k <= Math.min(needed.length - 1, n + reach); k += 1) low = Math.min(low, needed[k]); return low; });
  return samples.map((x, n) => {
    let sum = 0;
    let weight = 0;
    for (let k = -reach; k <= reach; k += 1) {
      const share = 1 + Math.cos((Math.PI * k) / (reach + 1));
      sum += share * (lowest[n + k] ?? 1);
      weight += share;
    }
    return x * (sum / weight);
  });
}

/** Raw sound of the program to trimmed samples at 8 kHz, level untouched. */
export const prepare = (sound) => trim(highPass(toPackRate(sound)));

/** Brings prepared samples to the target level, at most `toleranceDb` away from what the voice as a whole needs, as PCM16. */
export function finish(samples, voiceGainDb, toleranceDb) {
  const wanted = targetDb - speechDb(samples);
  const gainDb = Math.min(voiceGainDb + toleranceDb, Math.max(voiceGainDb - toleranceDb, wanted));
  const limited = limit(samples.map((x) => x * 10 ** (gainDb / 20)));
  return Int16Array.from(limited, (x) => Math.round(x * 32_768));
}

/** The gain that brings a voice to the target level. */
export const gainOf = (samples) => targetDb - speechDb(samples);
