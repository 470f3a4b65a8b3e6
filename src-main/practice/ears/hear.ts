import { likelyPlaces, proveUtterance, type Found } from './find-utterance.ts';
import type { Spoken, SpokenRegistry } from './spoken-registry.ts';
import { cachedPrintOf, printOf, type UtterancePrint } from './utterance-print.ts';
import { wordsBetween } from './words-between.ts';

export interface HeardPart {
  readonly spoken: Spoken;
  readonly text: string;
}

/** What a stretch of speech was: words that somebody really said on this line, or only its length. */
export interface Heard {
  /** From the first to the last voiced frame. */
  readonly seconds: number;
  /** In order of time; empty when nothing is known of it. */
  readonly parts: readonly HeardPart[];
  /** The words; without any, `[2.1 s of speech]`. Words are never invented. */
  readonly transcript: string;
  /** Whether the level moves as it does in speech; a held tone does not. */
  readonly speechLike: boolean;
}

const maxParts = 8;
const edgeFrames = 5;
/** Proof costs about a millisecond each. */
const maxProofs = 24;

/** Compares a stretch of sound (PCM16, 24 kHz) with what the other side lately said. */
export function hear(samples24k: Int16Array, registry: SpokenRegistry, by: Spoken['by']): Heard {
  const heard = printOf(samples24k);
  const first = heard.voiced.indexOf(1);
  const last = heard.voiced.lastIndexOf(1);
  // The silence around a turn says nothing: of an utterance that was cut short it would speak against it.
  const taken = Uint8Array.from(heard.voiced, (_, at) => (at < first - edgeFrames || at > last + edgeFrames ? 1 : 0));
  const found: { at: number; part: HeardPart }[] = [];
  while (found.length < maxParts && !isAllTaken(heard.voiced, taken)) {
    const next = findNext(heard, taken, registry.recent(by));
    if (next === null) break;
    taken.fill(1, next.match.heardFrom, next.match.heardTo);
    const { voiced } = cachedPrintOf(next.spoken.samples);
    const text = wordsBetween(next.spoken.text, voicedFraction(voiced, next.match.saidFrom), voicedFraction(voiced, next.match.saidTo));
    if (text !== '') found.push({ at: next.match.heardFrom, part: { spoken: next.spoken, text } });
  }
  const parts = found.sort((a, b) => a.at - b.at).map((one) => one.part);
  const seconds = first < 0 ? 0 : (last + 1 - first) / 100;
  return { seconds, parts, transcript: parts.length === 0 ? lengthText(seconds) : parts.map((part) => part.text).join(' '), speechLike: isSpeechLike(heard.levels, heard.voiced) };
}

/** Of all places in all utterances the likeliest that can be proved; of equal ones the newest utterance. */
function findNext(heard: UtterancePrint, taken: Uint8Array, candidates: readonly Spoken[]): { readonly spoken: Spoken; readonly match: Found } | null {
  // The same line said in several calls is the same array: looked for once.
  const bySound = new Map([...new Set(candidates.map(({ samples }) => samples))].map((samples) => [samples, likelyPlaces(heard, cachedPrintOf(samples), taken)]));
  const places = candidates.flatMap((spoken) => (bySound.get(spoken.samples) ?? []).map((place) => ({ spoken, ...place })));
  for (const { spoken, lag } of places.sort((a, b) => b.score - a.score).slice(0, maxProofs)) {
    const match = proveUtterance(heard, cachedPrintOf(spoken.samples), taken, lag);
    if (match !== null) return { spoken, match };
  }
  return null;
}

export function lengthText(seconds: number): string {
  return `[${seconds.toFixed(1)} s of speech]`;
}

function voicedFraction(voiced: Uint8Array, frame: number): number {
  let before = 0;
  let all = 0;
  for (let at = 0; at < voiced.length; at += 1) {
    if (voiced[at] !== 1) continue;
    all += 1;
    if (at < frame) before += 1;
  }
  return all === 0 ? 0 : before / all;
}

/** Fewer than 150 ms of voice without a name: nothing more to look for. */
function isAllTaken(voiced: Uint8Array, taken: Uint8Array): boolean {
  let rest = 0;
  for (let at = 0; at < voiced.length; at += 1) rest += voiced[at] === 1 && taken[at] !== 1 ? 1 : 0;
  return rest < 15;
}

function isSpeechLike(levels: Float32Array, voiced: Uint8Array): boolean {
  let count = 0, sum = 0, squares = 0;
  for (let at = 0; at < levels.length; at += 1) {
    if (voiced[at] !== 1) continue;
    const level = levels[at] ?? 0;
    count += 1; sum += level; squares += level * level;
  }
  return count >= 15 && squares / count - (sum / count) ** 2 > 9;
}
