import { resampleWhole } from '../../../src-shared/audio/resample-whole.ts';
import { choosePieces } from './choose-pieces.ts';
import { joinPieces } from './join-pieces.ts';
import { shiftVoice } from './shift-voice.ts';
import { splitClauses } from './split-clauses.ts';
import { openVoicePack } from './voice-pack.ts';
import type { PracticeVoice, Speech } from './speech-api.ts';
import type { Clause } from './split-clauses.ts';
import type { VoiceIndex, VoicePack } from './voice-pack.ts';

const samples8kPerMs = 8;
/** Silence after the last word, so that the filter's tail is heard out. */
const tailMs = 20;

/** How far the assistant's voice is moved when another voice borrows its words. */
const borrowedPitch: Readonly<Record<PracticeVoice, number>> = { assistant: 1, woman: 0.95, man: 0.84, elder: 0.82, young: 1.05 };

/** What the assistant says when its voice is tried. Pre-rendered. */
export const previewText = 'Hello. This is how I sound.';

/**
 * Speech from the packs in assets/speech. `read` gives the bytes of a file there (`woman.json`, `woman.pack`) and throws when
 * it is missing; each voice is read once, when it first speaks.
 */
export function createSpeech(read: (name: string) => Uint8Array): Speech {
  const packs = new Map<PracticeVoice, VoicePack>();

  function packOf(voice: PracticeVoice): VoicePack {
    const known = packs.get(voice);
    if (known !== undefined) return known;
    const index = JSON.parse(new TextDecoder().decode(read(`${voice}.json`))) as VoiceIndex;
    const pack = openVoicePack(index, read(`${voice}.pack`));
    packs.set(voice, pack);
    return pack;
  }

  /** Only the assistant knows many words. A breath with words that a voice lacks is spoken in the assistant's, moved to its pitch: one timbre a breath. */
  function sayClause(clause: Clause, voice: PracticeVoice): Int16Array {
    const own = choosePieces(clause, packOf(voice));
    if (own.unknownWords === 0 || voice === 'assistant') return joinPieces(own.pieces);
    const borrowed = choosePieces(clause, packOf('assistant'));
    return borrowed.unknownWords < own.unknownWords ? shiftVoice(joinPieces(borrowed.pieces), borrowedPitch[voice]) : joinPieces(own.pieces);
  }

  return {
    say(text, voice) {
      const parts: Int16Array[] = [];
      let length = 0;
      const add = (samples: Int16Array) => {
        parts.push(samples);
        length += samples.length;
      };
      const clauses = splitClauses(text);
      clauses.forEach((clause, i) => {
        add(sayClause(clause, voice));
        add(new Int16Array((i === clauses.length - 1 ? tailMs : clause.pauseMs) * samples8kPerMs));
      });
      const samples8k = new Int16Array(length);
      let at = 0;
      for (const part of parts) {
        samples8k.set(part, at);
        at += part.length;
      }
      return resampleWhole(samples8k, 8_000, 24_000);
    },
  };
}
