const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * How many characters (UTF-16 units) of a text were heard when `heard` of `received` units of its sound were.
 * Speech is taken as even; the result ends at a word border and never inside a word, so that no half word is shown as said.
 */
export function heardChars(text: string, heard: number, received: number): number {
  if (heard <= 0 || received <= 0) return 0;
  if (heard >= received) return text.length;
  const limit = (text.length * heard) / received;
  let end = 0;
  for (const segment of words.segment(text)) {
    const segmentEnd = segment.index + segment.segment.length;
    if (segmentEnd > limit) break;
    end = segmentEnd;
  }
  return text.slice(0, end).trimEnd().length;
}
