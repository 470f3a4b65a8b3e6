/** Sound as PCM16: conversion, level and mixing. Levels are fractions of full scale (1 = 32 768). */
const fullScale = 32_768;

/** Nearest 16-bit value, saturated. */
export function saturate16(value: number): number {
  const rounded = Math.round(value);
  return rounded > 32_767 ? 32_767 : rounded < -32_768 ? -32_768 : rounded;
}

/** Samples of -1…1 to PCM16; beyond that saturates, not-a-number is silence. Writes to `output` when given and returns it. */
export function floatToPcm16(samples: Float32Array, output: Int16Array = new Int16Array(samples.length)): Int16Array {
  for (let i = 0; i < samples.length; i += 1) output[i] = saturate16(samples[i]! * fullScale);
  return output;
}

/** PCM16 to samples of -1…1. Exact: the way back gives the same PCM16. Writes to `output` when given and returns it. */
export function pcm16ToFloat(samples: Int16Array, output: Float32Array = new Float32Array(samples.length)): Float32Array {
  for (let i = 0; i < samples.length; i += 1) output[i] = samples[i]! / fullScale;
  return output;
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

/** Adds `added` times `gain` into `target` from `offset` on, saturating; what falls outside of the target is left out. */
export function mixInto(target: Int16Array, added: Int16Array, offset = 0, gain = 1): void {
  const end = Math.min(added.length, target.length - offset);
  for (let i = Math.max(0, -offset); i < end; i += 1) target[offset + i] = saturate16(target[offset + i]! + added[i]! * gain);
}
