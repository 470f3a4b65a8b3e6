import type { ChosenPiece } from './choose-pieces.ts';

/** All at 8 kHz. */
const samplesPerMs = 8;
/** Overlap by kind of join: words nearly touch, sounds melt, a vowel is cut in its middle on both sides. */
const overlapMs = { word: 6, sound: 12, vowel: 14 } as const;
/** How much of a vowel is left out on either side of a join in its middle. */
const vowelTrimMs = { before: 40, after: 30 } as const;
/** The second half of a vowel may start this much later so that its waves meet those of the first. */
const searchMs = 9;
/** Both ends of every piece are faded, so that no join can click. */
const fadeMs = 3;

/** Puts the pieces of one clause together. Cross-fades everywhere; the vowel joins are put where the waves agree best. */
export function joinPieces(pieces: readonly ChosenPiece[]): Int16Array {
  const recordings = pieces.map((piece) => fadedSamples(piece.recording()));
  const total = recordings.reduce((sum, samples) => sum + samples.length, 0);
  const joined = new Float64Array(total);
  let end = 0;
  pieces.forEach((piece, i) => {
    const samples = recordings[i]!;
    if (i === 0) {
      joined.set(samples);
      end = samples.length;
      return;
    }
    let from = 0;
    if (piece.joins === 'vowel') {
      end = Math.max(0, end - Math.min(vowelTrimMs.before * samplesPerMs, recordings[i - 1]!.length >> 1));
      from = Math.min(vowelTrimMs.after * samplesPerMs, samples.length >> 1);
    }
    const overlap = Math.min(overlapMs[piece.joins] * samplesPerMs, end, samples.length - from);
    if (piece.joins === 'vowel') from += bestShift(joined, end - overlap, samples, from, overlap);
    for (let k = 0; k < overlap; k += 1) {
      const share = (k + 1) / (overlap + 1);
      joined[end - overlap + k] = joined[end - overlap + k]! * (1 - share) + samples[from + k]! * share;
    }
    joined.set(samples.subarray(from + overlap), end);
    end += samples.length - from - overlap;
  });
  const rounded = new Int16Array(end);
  for (let k = 0; k < end; k += 1) rounded[k] = Math.round(joined[k]!);
  return rounded;
}

function fadedSamples(recorded: Int16Array): Float64Array {
  const samples = new Float64Array(recorded);
  const fade = Math.min(fadeMs * samplesPerMs, samples.length >> 1);
  for (let k = 0; k < fade; k += 1) {
    const share = (k + 0.5) / fade;
    samples[k] = samples[k]! * share;
    samples[samples.length - 1 - k] = samples[samples.length - 1 - k]! * share;
  }
  return samples;
}

/** The delay, up to one pitch period, at which `samples` from `from` on correlates best with `joined` from `at` on. */
function bestShift(joined: Float64Array, at: number, samples: Float64Array, from: number, length: number): number {
  let best = 0;
  let bestScore = -Infinity;
  const furthest = Math.min(searchMs * samplesPerMs, samples.length - from - length);
  for (let shift = 0; shift <= furthest; shift += 1) {
    let product = 0;
    let energy = 1;
    for (let k = 0; k < length; k += 1) {
      product += joined[at + k]! * samples[from + shift + k]!;
      energy += samples[from + shift + k]! ** 2;
    }
    const score = product / Math.sqrt(energy);
    if (score > bestScore) {
      bestScore = score;
      best = shift;
    }
  }
  return best;
}
