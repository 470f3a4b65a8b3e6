import { expect, test } from 'vitest';
import { sensitiveAmong, type Spoken } from '../../../../../src-main/core/recording/spoken-digits.ts';

/** Utterances of 3 s, 4 s apart. 4111 1111 1111 1111 passes the check of card numbers; 4111 1111 1111 1112 does not. */
const said = (...texts: string[]): Spoken[] => texts.map((text, nth) => ({ text, fromMs: nth * 4_000, toMs: nth * 4_000 + 3_000 }));
const found = (...texts: string[]): string[] => sensitiveAmong(said(...texts)).map(({ text }) => text);

test.each([
  ['digits', ['My card is 4111 1111 1111 1111.']],
  ['digits with commas', ['It is 4111, 1111, 1111, 1111, thanks']],
  ['number words', ['four one one one, one one one one, one one one one, one one one one']],
  ['“triple one”', ['four triple one, one one one one, one one one one, one one one one']],
  ['a code', ['The code is 482913.']],
  ['a code in words', ['My pin is four eight two nine']],
])('finds %s', (_, texts) => { expect(found(...texts)).toEqual(texts); });

test('a number read out in parts is found when it is complete, in each of its parts', () => {
  expect(found('Forty-one… sorry. 4111 1111', 'are you there?')).toEqual([]);
  expect(found('Let me get it.', '4111 1111', 'and then 1111', '1111, that is it')).toEqual(['4111 1111', 'and then 1111', '1111, that is it']);
});

test.each(['My number is +1 415 555 0142.', 'Dinner for four at 8:00 pm.', 'The code of the door opens it.', '4111 1111 1111 1112', 'Room 4829', ''])('leaves alone: %s', (text) => { expect(found(text)).toEqual([]); });

test('what was said long before belongs to something else', () => {
  expect(sensitiveAmong([{ text: '4111 1111', fromMs: 0, toMs: 2_000 }, { text: '1111 1111', fromMs: 60_000, toMs: 62_000 }])).toEqual([]);
});
