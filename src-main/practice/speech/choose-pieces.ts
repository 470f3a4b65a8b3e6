import { letterSounds } from './letter-sounds.ts';
import { placePieces } from './sound-pieces.ts';
import type { Sound } from './sound-pieces.ts';
import type { Clause } from './split-clauses.ts';
import type { Recording, VoicePack } from './voice-pack.ts';

/** One stretch of recorded sound and how it meets the one before. */
export interface ChosenPiece {
  readonly recording: Recording;
  /** `word`: a new word begins. `sound`: the same word goes on. `vowel`: the same vowel goes on. */
  readonly joins: 'word' | 'sound' | 'vowel';
}

export interface Choice {
  readonly pieces: readonly ChosenPiece[];
  /** Words put together from syllables. */
  readonly unknownWords: number;
}

/** Endings that a known word may carry: letters, sounds. */
const suffixes: readonly (readonly [string, readonly Sound[]])[] = [
  ["'s", ['z']], ['es', ['uh', 'z']], ['s', ['z']], ['ing', ['ih', 'ng']], ['ed', ['d']], ['er', ['uh', 'r']], ['ly', ['l', 'ee']],
];
const voiceless = new Set(['p', 't', 'k', 'f', 'c']);

/** The fewest pieces for one clause: whole phrases, else words, else words with an ending, two words in one, syllables. */
export function choosePieces(clause: Clause, pack: VoicePack): Choice {
  const { words } = clause;
  const costs = new Float64Array(words.length + 1).fill(Infinity);
  costs[0] = 0;
  const steps: { from: number; recording: Recording | null }[] = [];
  for (let from = 0; from < words.length; from += 1) {
    const longest = Math.min(pack.longestPhrase, words.length - from);
    for (let length = 1; length <= longest; length += 1) {
      const to = from + length;
      const atEnd = to === words.length;
      const ending = atEnd ? clause.ending : 'on';
      const list = words.slice(from, to);
      const exact = pack.phrase(list, ending);
      // A phrase with the wrong melody still beats single words.
      const recording = exact ?? pack.phrase(list, 'on') ?? pack.phrase(list, 'fall') ?? (length === 1 ? pack.word(list[0]!) : null);
      if (recording === null && length > 1) continue;
      const cost = costs[from]! + (exact !== null ? 1 : recording !== null ? 1.2 : 3);
      if (cost < costs[to]!) {
        costs[to] = cost;
        steps[to] = { from, recording };
      }
    }
  }
  const pieces: ChosenPiece[] = [];
  let unknownWords = 0;
  for (let to = words.length; to > 0; to = steps[to]!.from) {
    const { from, recording } = steps[to]!;
    const found = recording === null ? (withSuffix(words[from]!, pack) ?? compound(words[from]!, pack)) : [{ recording, joins: 'word' as const }];
    if (found === null) unknownWords += 1;
    pieces.unshift(...(found ?? fromSounds(letterSounds(words[from]!), pack, 'word')));
  }
  return { pieces, unknownWords };
}

function withSuffix(word: string, pack: VoicePack): readonly ChosenPiece[] | null {
  for (const [letters, sounds] of suffixes) {
    if (!word.endsWith(letters)) continue;
    const stem = word.slice(0, -letters.length);
    const undoubled = /([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : null;
    const silentE = letters === 'ing' || letters === 'ed' || letters === 'er' ? `${stem}e` : null;
    for (const candidate of [stem, silentE, undoubled]) {
      const recording = candidate === null || candidate.length < 2 ? null : pack.word(candidate);
      if (recording === null) continue;
      const spoken = letters.endsWith('s') && voiceless.has(stem.at(-1)!) ? (['s'] as const) : letters === 'ed' && /[td]$/.test(stem) ? (['ih', 'd'] as const) : sounds;
      return [{ recording, joins: 'word' }, ...fromSounds(spoken, pack, 'sound')];
    }
  }
  return null;
}

function compound(word: string, pack: VoicePack): readonly ChosenPiece[] | null {
  for (let cut = word.length - 3; cut >= 3; cut -= 1) {
    const first = pack.word(word.slice(0, cut));
    const second = first === null ? null : pack.word(word.slice(cut));
    if (first !== null && second !== null) return [{ recording: first, joins: 'word' }, { recording: second, joins: 'sound' }];
  }
  return null;
}

function fromSounds(sounds: readonly Sound[], pack: VoicePack, first: 'word' | 'sound'): readonly ChosenPiece[] {
  return placePieces(sounds).flatMap(({ name, joinsVowel }, i) => {
    const recording = pack.piece(name);
    return recording === null ? [] : [{ recording, joins: joinsVowel ? ('vowel' as const) : i === 0 ? first : ('sound' as const) }];
  });
}
