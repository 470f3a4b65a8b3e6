/** The taps of a half-band filter (4k + 3 of them) that are neither zero nor the half in the middle: the first of each mirrored pair, outermost first. */
export function halfBandTaps(taps: Float64Array): Float64Array {
  const pairs = (taps.length + 1) / 4;
  return Float64Array.from({ length: pairs }, (_, pair) => taps[2 * pair]!);
}
