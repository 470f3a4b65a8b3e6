/** All taps of a linear-phase filter of odd length from its first half, the middle one last. */
export function mirrorTaps(half: readonly number[]): Float64Array {
  const count = half.length * 2 - 1;
  return Float64Array.from({ length: count }, (_, n) => half[Math.min(n, count - 1 - n)]!);
}
