/** Sound as PCM16: saturation and level. Levels are fractions of full scale (1 = 32 768). */
const fullScale = 32_768;

/** Nearest 16-bit value, saturated. */
export function saturate16(value: number): number {
  const rounded = Math.round(value);
  return rounded > 32_767 ? 32_767 : rounded < -32_768 ? -32_768 : rounded;
}

/** Largest magnitude, 0…1. */
export function peakOf(samples: Int16Array): number {
  let peak = 0;
  for (let i = 0; i < samples.length; i += 1) {
    const magnitude = Math.abs(samples[i]!);
    if (magnitude > peak) peak = magnitude;
  }
  return peak / fullScale;
}

/** Root mean square, 0…1. Zero for no samples. */
export function rmsOf(samples: Int16Array): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i += 1) sum += samples[i]! * samples[i]!;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length) / fullScale;
}

/** A level as decibels of full scale; silence is -Infinity. */
export function levelDb(level: number): number {
  return 20 * Math.log10(level);
}
