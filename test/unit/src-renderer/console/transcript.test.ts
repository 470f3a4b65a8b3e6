import { describe, expect, it } from 'vitest';
import { laneWord } from '../../../../src-renderer/console/features/live/lane-word.ts';
import { markWords } from '../../../../src-renderer/console/ui/transcript/mark-words.ts';
import { otherName } from '../../../../src-renderer/console/ui/transcript/other-name.ts';
import { sampleCall, sampleLine, sampleLines } from '../../../fakes/console-state.ts';
import { splitHeard } from '../../../../src-renderer/console/ui/transcript/split-heard.ts';
import { transcriptRows } from '../../../../src-renderer/console/ui/transcript/transcript-row.ts';

describe('splitHeard', () => {
  it('splits where playback stopped, inside a word too, and counts what was not heard', () => {
    expect(splitHeard('I can also ask them for the corner table by the window if you', 38)).toEqual({ heard: 'I can also ask them for the corner tab', unheard: 'le by the window if you', unheardWords: 6 });
  });
  it('does not count stops as words', () => { expect(splitHeard('Yes. …', 4)).toEqual({ heard: 'Yes.', unheard: ' …', unheardWords: 0 }); });
  it.each([[0, '', 2], [99, 'Good evening', 0], [-3, '', 2], [null, 'Good evening', 0]])('keeps inside the text with %s characters heard', (heardChars, heard, unheardWords) => {
    expect(splitHeard('Good evening', heardChars)).toMatchObject({ heard, unheardWords });
  });
});

describe('transcriptRows', () => {
  it('gives speech its time and speaker, and actions neither', () => {
    const rows = transcriptRows(sampleLines, { them: 'Luca' });
    expect(rows.slice(0, 3).map(({ time, who }) => [time, who])).toEqual([['1:12', 'Assistant'], ['1:19', 'Luca'], ['', '']]);
    expect(rows).toHaveLength(sampleLines.length);
  });
  it('leaves out a turn without words, but not one that is still growing', () => {
    expect(transcriptRows([sampleLine(0, 'them', ' '), sampleLine(0, 'them', '', { status: 'partial' })], { them: 'Luca' })).toHaveLength(1);
  });
  it('names the owner on his own line', () => { expect([otherName('assistant', 'Elena Marchetti'), otherName('practice', 'Luca Ferrante')]).toEqual(['You', 'Luca']); });
});

describe('markWords', () => {
  it('marks whole words that begin with what was asked, whatever case and accents', () => {
    expect(markWords('Dinner with Tomás, then dinners.', 'tomas dinner').filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['Dinner', 'Tomás', 'dinners']);
  });
  it('loses no character', () => { expect(markWords('A b—c, “d”.', 'c').map((piece) => piece.text).join('')).toBe('A b—c, “d”.'); });
  it('marks nothing for an empty query', () => { expect(markWords('words', ' ')).toEqual([{ text: 'words', hit: false }]); });
});

describe('laneWord', () => {
  const quiet = sampleCall({ speaking: { them: false, assistant: false } });
  it.each([
    ['them', sampleCall(), 'Speaking'], ['assistant', sampleCall(), 'Waiting'], ['them', quiet, 'Quiet'], ['assistant', { ...quiet, aiMuted: true }, 'Muted'],
    ['assistant', { ...quiet, onHold: true }, 'On hold'], ['assistant', { ...quiet, session: 'reconnecting' as const }, 'Lost'], ['them', { ...quiet, phase: 'ringing' as const }, ''],
  ] as const)('%s', (side, call, word) => { expect(laneWord(call, side, true)).toBe(word); });
});
