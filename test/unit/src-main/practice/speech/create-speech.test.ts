import { readFileSync, readdirSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { defaultConsent } from '../../../../../src-main/practice/scenarios/default-consent.ts';
import { disclosure } from '../../../../../src-main/core/calls/build-instructions.ts';
import { stockLines } from '../../../../../src-main/practice/brain/stock-lines.ts';
import { collectLines } from '../../../../../src-main/practice/speech/collect-lines.ts';
import { createSpeech, previewText } from '../../../../../src-main/practice/speech/create-speech.ts';
import { findMissingPhrases } from '../../../../../src-main/practice/speech/find-missing-phrases.ts';
import { pieceNames } from '../../../../../src-main/practice/speech/sound-pieces.ts';
import { practiceVoices } from '../../../../../src-main/practice/speech/speech-api.ts';
import { recordingModes } from '../../../../../src-shared/domain/recording.ts';
import type { SpokenLine } from '../../../../../src-main/practice/speech/collect-lines.ts';
import type { PracticeVoice } from '../../../../../src-main/practice/speech/speech-api.ts';
import type { VoiceIndex } from '../../../../../src-main/practice/speech/voice-pack.ts';
import { levelDb, peakOf, rmsOf } from '../../../../../src-shared/audio/pcm.ts';

const assets = new URL('../../../../../assets/', import.meta.url);
const read = (name: string) => readFileSync(new URL(`speech/${name}`, assets));
const speech = createSpeech(read);
const indexOf = (voice: PracticeVoice) => JSON.parse(read(`${voice}.json`).toString('utf8')) as VoiceIndex;

/** Sample by sample; the matcher of the test runner takes seconds for this. */
const same = (one: Int16Array, other: Int16Array) => one.length === other.length && one.every((value, i) => value === other[i]);

const freeText = "Mr. Marchetti wants 4 seats on March 3rd at 8:00 pm for $45. Call +1 415 555 0142, or ask Lindqvist?";

/** Share of the energy between two frequencies, by a plain transform over 25 ms blocks. */
function shareBetween(samples: Int16Array, fromHz: number, toHz: number): number {
  const block = 600;
  let inside = 0;
  let all = 0;
  for (let at = 0; at + block <= samples.length && at < 240 * block; at += 10 * block) {
    for (let bin = 1; bin < block / 2; bin += 1) {
      const turn = (2 * Math.PI * bin) / block;
      const factor = 2 * Math.cos(turn);
      let previous = 0;
      let before = 0;
      for (let i = 0; i < block; i += 1) {
        const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / block);
        [previous, before] = [samples[at + i]! * window + factor * previous - before, previous];
      }
      const energy = (previous - before * Math.cos(turn)) ** 2 + (before * Math.sin(turn)) ** 2;
      const hz = bin * 40;
      all += energy;
      if (hz >= fromHz && hz <= toHz) inside += energy;
    }
  }
  return inside / all;
}

function speechLevelDb(samples: Int16Array): number {
  const levels = Array.from({ length: Math.floor(samples.length / 120) }, (_, i) => rmsOf(samples.subarray(i * 120, (i + 1) * 120)));
  const loud = levels.filter((level) => level > Math.max(...levels) * 0.0316);
  return levelDb(Math.sqrt(loud.reduce((sum, level) => sum + level ** 2, 0) / loud.length));
}

describe('the voice packs', () => {
  it('hold every phrase of every scenario and stock line', () => {
    const strings = (value: unknown): string[] => (typeof value === 'string' ? [value] : Object.values(value as object).flatMap(strings));
    const scenarios = readdirSync(new URL('scenarios/', assets)).filter((name) => name.endsWith('.yaml'));
    const ours = [previewText, ...strings(stockLines), ...recordingModes.flatMap((recording) => ['', '{owner}'].map((name) => disclosure(name, recording)))];
    const lines: SpokenLine[] = [
      ...scenarios.flatMap((name) => collectLines(parse(readFileSync(new URL(`scenarios/${name}`, assets), 'utf8')))),
      ...ours.map((text) => ({ text, voice: 'assistant' as const })),
      ...practiceVoices.filter((voice) => voice !== 'assistant').map((voice) => ({ text: defaultConsent, voice })),
    ];
    const indexes = new Map(practiceVoices.map((voice) => [voice, indexOf(voice)]));
    expect(findMissingPhrases(lines, (voice) => indexes.get(voice)!), 'run: node scripts/render-speech.mjs').toEqual([]);
  });

  it('are whole: every span inside of its pack, every piece there, 6 MB together', () => {
    let total = 0;
    for (const voice of practiceVoices) {
      const index = indexOf(voice);
      const size = statSync(new URL(`speech/${voice}.pack`, assets)).size;
      total += size + read(`${voice}.json`).length;
      for (const group of [index.phrases, index.words, index.pieces]) {
        for (const [name, [offset, length]] of Object.entries(group)) expect(offset >= 0 && length > 0 && offset + length <= size, `${voice} ${name}`).toBe(true);
      }
      for (const name of pieceNames) expect(Object.hasOwn(index.pieces, name), `${voice} ${name}`).toBe(true);
      for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') expect(Object.hasOwn(index.words, letter), `${voice} ${letter}`).toBe(true);
    }
    expect(total).toBeLessThanOrEqual(6_000_000);
  });

  it('give the assistant words enough to speak freely', () => {
    expect(Object.keys(indexOf('assistant').words).length).toBeGreaterThan(1_000);
  });
});

describe.each(practiceVoices)('the voice %s', (voice) => {
  const said = speech.say(freeText, voice);

  it('speaks names, numbers, times, amounts and a phone number at a natural pace', () => {
    expect(said.length / 24_000).toBeGreaterThan(6);
    expect(said.length / 24_000).toBeLessThan(16);
  });

  it('is level: about -20 dB while it speaks, peaks below -3 dB, no offset', () => {
    expect(Math.abs(speechLevelDb(said) + 20)).toBeLessThan(2.5);
    expect(levelDb(peakOf(said))).toBeLessThan(-3);
    expect(Math.abs(said.reduce((sum, value) => sum + value, 0) / said.length)).toBeLessThan(20);
  });

  it('keeps to the telephone band', () => {
    expect(shareBetween(said, 80, 3_500)).toBeGreaterThan(0.97);
    expect(shareBetween(said, 4_600, 12_000)).toBeLessThan(1e-4);
  });

  it('says the same the same way, in a new instance too', () => {
    expect(same(createSpeech(read).say(freeText, voice), said)).toBe(true);
  });

  it.each(['a', '7', 'x', 'Marchetti', 'Brrzt', '日本', 'é', '+14155550142', "'s a", 'AAAAAAAAAAAAAAAAAAAAAAAAAAAA'])('is heard for %s', (text) => {
    const samples = speech.say(text, voice);
    expect(samples.length).toBeGreaterThan(1_000);
    expect(levelDb(peakOf(samples))).toBeGreaterThan(-35);
  });

  it('is silent for what is no word', () => {
    expect(speech.say(' … ?! ', voice).length).toBe(0);
  });
});

describe('what is said', () => {
  it('borrows words that a voice lacks from the assistant, lower or higher', () => {
    const line = 'Would you like a window table?';
    const borrowed = speech.say(line, 'man').length / speech.say(line, 'assistant').length;
    expect(borrowed).toBeCloseTo(1 / 0.84, 1);
    expect(Object.hasOwn(indexOf('man').words, 'window')).toBe(false);
  });

  it('pauses at punctuation', () => {
    expect(speech.say('One. Two.', 'man').length - speech.say('One two.', 'man').length).toBeGreaterThan(24 * 200);
  });

  it('differs by voice and by word', () => {
    expect(same(speech.say('Marchetti', 'assistant'), speech.say('Ferrante', 'assistant'))).toBe(false);
    expect(same(speech.say('seven', 'woman'), speech.say('seven', 'man'))).toBe(false);
  });

  it('lets the reader’s error through when a pack is missing', () => {
    const broken = createSpeech(() => {
      throw new Error('no such file');
    });
    expect(() => broken.say('Hello.', 'man')).toThrow('no such file');
  });
});
