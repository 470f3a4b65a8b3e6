import { describe, expect, it } from 'vitest';
import { phraseKey } from '../../../../../src-main/practice/speech/phrase-key.ts';
import { phrasesOfLine } from '../../../../../src-main/practice/speech/phrases-of-line.ts';
import { splitClauses } from '../../../../../src-main/practice/speech/split-clauses.ts';

const keys = (text: string) => splitClauses(text).map((clause) => phraseKey(clause.words, clause.ending));

describe('clauses', () => {
  it.each([
    ['Good evening. Do you have a table, please?', ['good evening.', 'do you have a table,', 'please?']],
    ['Dr. Lin, Mr. J. Smith!', ['doctor lin,', 'mister J smith.']],
    ['I am an AI; the SMS says OK', ['i am an A I.', 'the S M S says ok.']],
    ['It is open at 8:00 pm. Fine', ['it is open at eight P M.', 'fine.']],
    ['Hold on (one moment) — yes', ['hold on,', 'one moment,', 'yes.']],
    ['“Señor” Håkansson’s house', ["senor hakansson's house."]],
    ['Two\nlines', ['two.', 'lines.']],
    ['Well-known…', ['well known.']],
    ['... !? ', []],
    ['', []],
  ])('%j', (text, expected) => expect(keys(text)).toEqual(expected));

  it('pauses longer after a sentence than after a comma', () => {
    const [comma, sentence, last] = splitClauses('One, two. Three');
    expect(comma!.pauseMs).toBeGreaterThan(0);
    expect(sentence!.pauseMs).toBeGreaterThan(comma!.pauseMs);
    expect(last!.pauseMs).toBe(0);
  });

  it('lets a line go on before a placeholder, and only there', () => {
    const phrases = phrasesOfLine('{disclosure} {owner.first} would like a table for {fact.1|four}. Is there one? I have told {owner}');
    expect(phrases.map((clause) => phraseKey(clause.words, clause.ending))).toEqual(['would like a table for,', 'is there one?', 'i have told,']);
    expect(phrasesOfLine('{text}')).toEqual([]);
  });
});
