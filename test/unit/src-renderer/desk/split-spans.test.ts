import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { splitSpans } from '../../../../src-renderer/desk/split-spans.ts';

describe('words of the other person', () => {
  it('are cut out of the value', () => {
    expect(splitSpans('at 212 Shore Road now', [{ start: 3, end: 17 }])).toEqual([
      { text: 'at ', fromOther: false }, { text: '212 Shore Road', fromOther: true }, { text: ' now', fromOther: false },
    ]);
  });

  it('lose and add nothing, whatever the spans, and mark exactly what the spans cover', () => {
    const span = fc.record({ start: fc.integer({ min: -3, max: 30 }), end: fc.integer({ min: -3, max: 30 }) });
    fc.assert(fc.property(fc.string({ maxLength: 20 }), fc.array(span, { maxLength: 6 }), (value, spans) => {
      const pieces = splitSpans(value, spans);
      expect(pieces.map(({ text }) => text).join('')).toBe(value);
      const marked = pieces.flatMap(({ text, fromOther }) => Array.from({ length: text.length }, () => fromOther));
      expect(marked).toEqual(Array.from({ length: value.length }, (_, at) => spans.some(({ start, end }) => at >= start && at < end)));
    }));
  });
});
