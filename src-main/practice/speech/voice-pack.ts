import { decodeMulaw } from '../../../src-shared/audio/mulaw.ts';
import { decodeAdaptive } from './adaptive-codec.ts';
import { phraseKey } from './phrase-key.ts';
import type { Ending } from './split-clauses.ts';

/** Where a recording lies in the pack: first byte, bytes. */
export type Span = readonly [offset: number, length: number];

/**
 * `<voice>.json` beside `<voice>.pack`. Phrases are named by phrase-key.ts and stored as µ-law; words (lower case, letter names as
 * capitals) and pieces (named by sound-pieces.ts) in the four bits of adaptive-codec.ts. All 8 kHz.
 */
export interface VoiceIndex {
  readonly version: 1;
  readonly voice: string;
  readonly phrases: Readonly<Record<string, Span>>;
  readonly words: Readonly<Record<string, Span>>;
  readonly pieces: Readonly<Record<string, Span>>;
}

/** Decodes one recording: PCM16, 8 kHz. */
export type Recording = () => Int16Array;

/** One voice, ready for look-up. Nothing is decoded before a recording is called. */
export interface VoicePack {
  /** Longest phrase, in words: no need to look for a longer one. */
  readonly longestPhrase: number;
  phrase(words: readonly string[], ending: Ending): Recording | null;
  word(word: string): Recording | null;
  piece(name: string): Recording | null;
}

export function openVoicePack(index: VoiceIndex, bytes: Uint8Array): VoicePack {
  const table = (spans: Readonly<Record<string, Span>>, decode: (codes: Uint8Array) => Int16Array) => (name: string): Recording | null => {
    const span = Object.hasOwn(spans, name) ? spans[name] : undefined;
    return span === undefined ? null : () => decode(bytes.subarray(span[0], span[0] + span[1]));
  };
  const phrases = table(index.phrases, decodeMulaw);
  const longestPhrase = Object.keys(index.phrases).reduce((longest, key) => Math.max(longest, key.split(' ').length), 1);
  return {
    longestPhrase,
    phrase: (words, ending) => phrases(phraseKey(words, ending)),
    word: table(index.words, decodeAdaptive),
    piece: table(index.pieces, decodeAdaptive),
  };
}
