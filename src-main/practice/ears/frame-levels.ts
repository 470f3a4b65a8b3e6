/** 10 ms at 24 kHz. */
export const levelFrameSamples = 240;
/** Digital silence, in dB of full scale. */
export const silenceDb = -96;

/** Level of one stretch of PCM16 in dB of full scale, its mean taken out; never below `silenceDb`. */
export function levelDbOf(samples: Int16Array, from: number, to: number): number {
  let sum = 0;
  let squares = 0;
  for (let i = from; i < to; i += 1) {
    const value = samples[i] ?? 0;
    sum += value;
    squares += value * value;
  }
  const count = Math.max(1, to - from);
  const variance = squares / count - (sum / count) ** 2;
  return Math.max(silenceDb, 10 * Math.log10(Math.max(1e-12, variance) / 32_768 ** 2));
}

/** Levels of all whole 10 ms frames. */
export function frameLevels(samples: Int16Array): Float32Array {
  const levels = new Float32Array(Math.floor(samples.length / levelFrameSamples));
  for (let frame = 0; frame < levels.length; frame += 1) levels[frame] = levelDbOf(samples, frame * levelFrameSamples, (frame + 1) * levelFrameSamples);
  return levels;
}

/** Which frames hold voice: within 30 dB of the loud ones and above the noise of a quiet line. */
export function voicedFrames(levels: Float32Array): Uint8Array {
  const sorted = Float32Array.from(levels).sort();
  const loud = sorted[Math.floor(sorted.length * 0.95)] ?? silenceDb;
  const limit = Math.max(-60, loud - 30);
  return Uint8Array.from(levels, (level) => (level > limit ? 1 : 0));
}
