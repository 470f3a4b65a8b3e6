/** Half the length of the interpolating kernel, in samples. */
const reach = 8;

/** Plays PCM16 faster (`ratio` above 1: higher and shorter) or slower. The source must leave the top of its band empty by that ratio. */
export function shiftVoice(samples: Int16Array, ratio: number): Int16Array {
  const shifted = new Int16Array(Math.floor(samples.length / ratio));
  for (let n = 0; n < shifted.length; n += 1) {
    const at = n * ratio;
    const first = Math.floor(at) - reach + 1;
    let sum = 0;
    for (let i = Math.max(0, first); i < Math.min(samples.length, first + 2 * reach); i += 1) {
      const distance = i - at;
      const angle = Math.PI * distance;
      const window = 0.5 + 0.5 * Math.cos(angle / reach);
      sum += samples[i]! * window * (distance === 0 ? 1 : Math.sin(angle) / angle);
    }
    shifted[n] = Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  }
  return shifted;
}
