import { describe, expect, it } from 'vitest';
import { markOtherWords } from '../../../../../src-main/core/policy/mark-other-words.ts';
import { redactDigits } from '../../../../../src-main/core/policy/redact-digits.ts';

const marked = (value: string, said: string[], given: string[] = []): string[] => markOtherWords(value, said, given).map((span) => value.slice(span.start, span.end));

describe('markOtherWords', () => {
  it('marks an address that only they said', () => {
    expect(marked('Dinner tonight is at 8:00 pm, Harbor & Pine, 212 Shore Road. Under Marchetti.', ['Okay. Just text me. It is at 212 Shore Road now, they moved.'], ['Dinner tonight, 7:00 pm, Harbor & Pine']))
      .toEqual(['212 Shore Road']);
  });
  it('leaves what the brief says too', () => { expect(marked('Table under Marchetti at 8:00 pm', ['So, under Marchetti at 8:00 pm?'], ['Table under Marchetti at 8:00 pm'])).toEqual([]); });
  it('marks one word only when it holds a digit or an @', () => {
    expect(marked('Write to luca@example.com', ['my mail is LUCA@example.com'])).toEqual(['luca@example.com']);
    expect(marked('Nice dinner', ['dinner it is'])).toEqual([]);
    expect(marked('See you at 9', ['nine or 9 is fine'])).toEqual(['9']);
  });
  it('small words alone are nobody’s', () => { expect(marked('it is in the house', ['it is in the garden'])).toEqual([]); });
  it('gives UTF-16 offsets', () => {
    const value = '🍽️ Café Œuvre 12';
    expect(marked(value, ['meet me at café œuvre 12'])).toEqual(['Café Œuvre 12']);
  });
  it('knows nothing of nothing', () => { expect(marked('', ['a b c'])).toEqual([]); });
});

describe('redactDigits', () => {
  it.each([
    ['pay with 4111 1111 1111 1111 now', 'pay with [card number] now'],
    ['the code is 4711', 'the code is [digits]'],
    ['call +14155550142 at 20:00', 'call +14155550142 at 20:00'],
    ['order 1234567890123', 'order 1234567890123'],
  ])('%s', (text, expected) => { expect(redactDigits(text)).toBe(expected); });
});
