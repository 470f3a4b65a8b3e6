import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterSounds } from '../../../../../src-main/practice/speech/letter-sounds.ts';
import { isVowel, pieceNames, placePieces } from '../../../../../src-main/practice/speech/sound-pieces.ts';

describe('letters to sounds', () => {
  it.each([
    ['marchetti', 'm ah r k eh t ee'], ['ferrante', 'f eh r ah n t eh'], ['lindqvist', 'l ih n d k v ih s t'], ['bianchi', 'b ih ah n k ee'],
    ['giovanni', 'j oh v ah n ee'], ['schmidt', 'sh m ih t'], ['brandt', 'b r ah n t'], ["o'brien", 'oh b r ee eh n'], ['nguyen', 'n oo y eh n'], ['zhang', 'j ah ng'],
  ])('%s → %s', (word, sounds) => expect(letterSounds(word).join(' ')).toBe(sounds));

  it('finds a sound in any word, whatever its letters', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), (word) => letterSounds(word).length > 0));
    expect(letterSounds('日本').some(isVowel)).toBe(true);
  });
});

describe('sounds to pieces', () => {
  it('opens and closes syllables with the consonants next to the vowel', () => {
    expect(placePieces(letterSounds('lindqvist')).map((piece) => piece.name)).toEqual(['l+ih', 'ih+n', 'd', 'k', 'v+ih', 'ih+s', 't']);
    expect(placePieces(letterSounds('marchetti')).map((piece) => [piece.name, piece.joinsVowel])).toEqual([
      ['m+ah', false], ['ah+r', true], ['k+eh', false], ['t+ee', false],
    ]);
  });

  it('uses no piece that the packs do not hold', () => {
    const known = new Set(pieceNames);
    fc.assert(fc.property(fc.stringMatching(/^[a-z']{1,20}$/), (word) => placePieces(letterSounds(word)).every((piece) => known.has(piece.name))), { numRuns: 2_000 });
  });
});
