/** 20 ms pieces that overlap by half: long enough for the lowest voice, short enough for its syllables. */
const pieceSamples = 480;
const hopSamples = pieceSamples / 2;
/** How far a piece may move to fit onto the one before it: one period of a low voice. */
const seekSamples = 240;
/** Correlation on every third sample finds the same place. */
const stride = 3;

/** Speech (PCM16, 24 kHz) at another pace and the same pitch; `pace` 1 = as it is, 1.5 = two thirds of the time. Returns a copy. */
export function changePace(samples24k: Int16Array, pace: number): Int16Array {
  if (pace === 1 || samples24k.length < 2 * pieceSamples) return samples24k.slice();
  const out = new Int16Array(Math.round(samples24k.length / pace));
  let from = 0;
  for (let to = 0; to < out.length; to += hopSamples) {
    for (let i = 0; i < pieceSamples && to + i < out.length; i += 1) {
      const rising = Math.min(1, i / hopSamples);
      const value = samples24k[from + i] ?? 0;
      // The first half fades in over what the last piece faded out; the second half stands whole until the next piece comes.
      out[to + i] = to === 0 || i >= hopSamples ? value : Math.round((out[to + i] ?? 0) * (1 - rising) + value * rising);
    }
    from = bestFit(samples24k, from + hopSamples, Math.round((to + hopSamples) * pace));
  }
  return out;
}

/** The place around `wanted` whose sound goes on most like what follows at `natural`. */
function bestFit(samples: Int16Array, natural: number, wanted: number): number {
  let best = wanted;
  let bestScore = -Infinity;
  for (let at = Math.max(0, wanted - seekSamples); at <= wanted + seekSamples; at += stride) {
    let score = 0;
    for (let i = 0; i < hopSamples; i += stride) score += (samples[natural + i] ?? 0) * (samples[at + i] ?? 0);
    if (score > bestScore) {
      bestScore = score;
      best = at;
    }
  }
  return best;
}
