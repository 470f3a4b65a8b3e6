const segments = 32;

/** A row of segments for a level of 0..1, on a decibel scale: −60 dB is empty, 0 dB is full. The word beside it carries the meaning. */
export function LevelMeter({ level }: { readonly level: number }) {
  const db = 20 * Math.log10(Math.max(level, 0.001));
  const lit = Math.round(((db + 60) / 60) * segments);
  return (
    <span className="meter" aria-hidden="true">
      {Array.from({ length: segments }, (_, at) => <i key={at} data-on={at < lit ? (at > 29 ? 'over' : at > 26 ? 'high' : 'yes') : undefined} />)}
    </span>
  );
}
