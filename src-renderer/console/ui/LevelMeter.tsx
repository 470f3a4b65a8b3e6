/** A row of segments for a level of 0..1, on a decibel scale: −60 dB is empty, 0 dB is full. The word beside it carries the meaning. */
export function LevelMeter({ level, segments = 32 }: { readonly level: number; readonly segments?: number }) {
  const db = 20 * Math.log10(Math.max(level, 0.001));
  const lit = Math.round(((db + 60) / 60) * segments);
  return (
    <span className="meter" aria-hidden="true">
      {Array.from({ length: segments }, (_, at) => <i key={at} data-on={at < lit ? (at > segments - 3 ? 'over' : at > segments - 6 ? 'high' : 'yes') : undefined} />)}
    </span>
  );
}
