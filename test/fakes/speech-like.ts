/** Noise with the rhythm of speech: syllables of 80 to 250 ms, pauses between phrases, about -20 dBFS. The same for the same seed. */
export function speechLike(seconds: number, seed: number): Int16Array<ArrayBuffer> {
  let state = (seed * 2_654_435_761) >>> 0;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const samples = new Int16Array(seconds * 24_000);
  for (let at = 0; at < samples.length;) {
    const pause = random() < 0.15 ? 300 + random() * 500 : 20 + random() * 60;
    at += Math.round(pause * 24);
    const length = Math.round((80 + random() * 170) * 24);
    const peak = 2_000 + random() * 12_000;
    for (let i = 0; i < length && at + i < samples.length; i += 1) samples[at + i] = Math.round(peak * Math.sin((Math.PI * i) / length) * (random() * 2 - 1));
    at += length;
  }
  return samples;
}
