import { describe, expect, it } from 'vitest';
import { expandNumbers } from '../../../../../src-main/practice/speech/expand-numbers.ts';
import { cardinal, digitByDigit, numberVocabulary, ordinal, pairwise } from '../../../../../src-main/practice/speech/number-words.ts';

describe('numbers in words', () => {
  it.each([
    [0, 'zero'], [7, 'seven'], [13, 'thirteen'], [20, 'twenty'], [45, 'forty five'], [100, 'one hundred'], [212, 'two hundred twelve'],
    [1_000, 'one thousand'], [1_250, 'one thousand two hundred fifty'], [999_999, 'nine hundred ninety nine thousand nine hundred ninety nine'],
    [3_000_001, 'three million one'], [2_000_000_000, 'two billion'],
  ])('%d is %s', (value, words) => expect(cardinal(value)).toBe(words));

  it('knows ordinals, years and digits', () => {
    expect([1, 2, 3, 5, 8, 9, 12, 20, 21, 30, 100].map(ordinal)).toEqual([
      'first', 'second', 'third', 'fifth', 'eighth', 'ninth', 'twelfth', 'twentieth', 'twenty first', 'thirtieth', 'one hundredth',
    ]);
    expect([2_026, 1_999, 1_900, 2_005, 1_908, 2_000].map(pairwise)).toEqual([
      'twenty twenty six', 'nineteen ninety nine', 'nineteen hundred', 'two thousand five', 'nineteen oh eight', 'two thousand',
    ]);
    expect(digitByDigit('0142')).toBe('oh one four two');
  });

  it('makes every number of words that are in its vocabulary', () => {
    const known = new Set(numberVocabulary);
    for (let value = 1; value < 3_000; value += 1) {
      for (const word of `${cardinal(value)} ${ordinal(value)} ${pairwise(value)}`.split(' ').filter(Boolean)) expect(known, String(value)).toContain(word);
    }
  });
});

describe('a text with numbers', () => {
  it.each([
    ['at 8:00 pm', 'at eight PM'],
    ['at 8 p.m. on Friday', 'at eight PM on Friday'],
    ['at 10:05 a.m. Then', 'at ten oh five AM. Then'],
    ['from 7:45', 'from seven forty five'],
    ['at 20:00', 'at eight PM'],
    ['at 9:00', "at nine o'clock"],
    ['call +1 415 555 0142', 'call plus one, four one five, five five five, oh one four two'],
    ['call +14155550142', 'call plus one, four one five, five five five, oh one four two'],
    ['call (415) 555-0142', 'call four one five, five five five, oh one four two'],
    ['call +442079460123', 'call plus four four two, oh seven nine, four six oh, one two three'],
    ['it is $1,250.50', 'it is one thousand two hundred fifty dollars and fifty cents'],
    ['for $1', 'for one dollar'],
    ['20% of €30', 'twenty percent of thirty euros'],
    ['the 21st', 'the twenty first'],
    ['3.5 miles', 'three point five miles'],
    ['1,000 times', 'one thousand times'],
    ['from 7-8', 'from seven to eight'],
    ['on 2026-11-21', 'on November twenty first, twenty twenty six'],
    ['2026-11-26T15:30:00-08:00', 'November twenty sixth, twenty twenty six, at three thirty PM'],
    ['room 4B', 'room four B'],
    ['007', 'oh oh seven'],
    ['Harbor & Pine', 'Harbor and Pine'],
    ['no numbers here', 'no numbers here'],
  ])('%s → %s', (text, spoken) => expect(expandNumbers(text)).toBe(spoken));

  it('reads an address of the net out', () => {
    expect(expandNumbers('luca@example.com').replace(/\s+/g, ' ').trim()).toBe('luca at example dot com');
    expect(expandNumbers('see https://example.com/a?b=1 now').replace(/\s+/g, ' ')).toBe('see example dot com now');
  });
});
