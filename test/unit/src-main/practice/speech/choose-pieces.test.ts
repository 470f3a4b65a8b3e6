import { describe, expect, it } from 'vitest';
import { choosePieces } from '../../../../../src-main/practice/speech/choose-pieces.ts';
import { splitClauses } from '../../../../../src-main/practice/speech/split-clauses.ts';
import { phraseKey } from '../../../../../src-main/practice/speech/phrase-key.ts';
import type { VoicePack } from '../../../../../src-main/practice/speech/voice-pack.ts';

/** A pack whose recordings tell their names: the length of the array is the place in `names`. */
function packOf(phrases: readonly string[], words: readonly string[]) {
  const names: string[] = [];
  const recording = (name: string) => {
    names.push(name);
    const length = names.length;
    return () => new Int16Array(length);
  };
  const pack: VoicePack = {
    longestPhrase: 8,
    phrase: (list, ending) => (phrases.includes(phraseKey(list, ending)) ? recording(phraseKey(list, ending)) : null),
    word: (word) => (words.includes(word) ? recording(word) : null),
    piece: (name) => recording(`~${name}`),
  };
  const chosen = (text: string) => {
    const { pieces, unknownWords } = choosePieces(splitClauses(text)[0]!, pack);
    return { said: pieces.map((piece) => `${piece.joins === 'word' ? ' ' : ''}${names[piece.recording().length - 1]}`).join('').trim(), unknownWords };
  };
  return chosen;
}

describe('choosing pieces', () => {
  it('takes the longest phrases, and the melody that fits', () => {
    const chosen = packOf(['a table for,', 'a table for four.', 'a table for four?', 'thank you,'], ['a', 'table', 'for', 'four', 'five']);
    expect(chosen('A table for four?').said).toBe('a table for four?');
    expect(chosen('A table for four.').said).toBe('a table for four.');
    expect(chosen('A table for five.').said).toBe('a table for, five');
    expect(chosen('A table for four five').said).toBe('a table for four. five');
    expect(chosen('Thank you!').said).toBe('thank you,');
  });

  it('prefers one long phrase to two short ones', () => {
    const chosen = packOf(['one two three,', 'one two three four,', 'four five six,', 'five six,'], ['one', 'two', 'three', 'four', 'five', 'six']);
    expect(chosen('One two three four five six,').said.split(', ').length).toBe(2);
  });

  it.each([
    ['tables', 'table~z', 0], ['books', 'book~s', 0], ['booked', 'book~d', 0], ["Friend's", 'friend~z', 0], ['moving', 'move~ih~ng', 0], ['stopped', 'stop~d', 0], ['waited', 'wait~+ih~ih+d', 0],
    ['bookfriend', 'bookfriend', 0], ['Zorb', '~z+oh~oo+r~b', 1],
  ])('makes up %s', (word, said, unknownWords) => {
    const chosen = packOf([], ['table', 'book', 'friend', 'move', 'stop', 'wait'])(word);
    expect({ ...chosen, said: chosen.said.replaceAll('~+ih~ih+ng', '~ih~ng') }).toEqual({ said, unknownWords });
  });
});
