import type { QualityWord } from './format/quality-word.ts';

/** A picture of the word beside it. */
export function QualityBars({ word: { bars, tone } }: { readonly word: QualityWord }) {
  return <span className="quality" data-tone={tone} aria-hidden="true">{[1, 2, 3, 4].map((bar) => <i key={bar} data-lit={bar <= bars || undefined} />)}</span>;
}
