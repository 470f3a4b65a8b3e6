import { expect, it } from 'vitest';
import { wordsBetween } from '../../../../../src-main/practice/ears/words-between.ts';

it('shares time out by length and cuts at word borders', () => {
  const text = 'one two three four five six seven eight';
  expect(wordsBetween(text, 0, 1)).toBe(text);
  expect(wordsBetween(text, 0, 0.5)).toBe('one two three four');
  expect(wordsBetween(text, 0.5, 1)).toBe('five six seven eight');
  expect(wordsBetween(text, 0, 0.02)).toBe('');
  expect(wordsBetween(text, 0.01, 0.99)).toBe(text);
});
