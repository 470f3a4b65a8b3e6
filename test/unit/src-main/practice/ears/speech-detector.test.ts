import { describe, expect, it } from 'vitest';
import { createSpeechDetector } from '../../../../../src-main/practice/ears/speech-detector.ts';
import { createToneSpeech } from '../../../../fakes/practice/tone-speech.ts';

const speech = createToneSpeech().say('Could you send me a text to confirm the time', 'woman');

function stream(...parts: readonly (Int16Array | number)[]): Int16Array {
  const all = parts.map((part) => (typeof part === 'number' ? new Int16Array(part * 24) : part));
  const out = new Int16Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) { out.set(part, at); at += part.length; }
  return out;
}

function turnsOf(samples: Int16Array, chunk = 480, settings = { threshold: 0.5, silenceMs: 500 }): { startMs: number; voiceEndMs: number; stopMs: number }[] {
  const turns: { startMs: number; voiceEndMs: number; stopMs: number }[] = [];
  let startMs = -1;
  const detector = createSpeechDetector(settings, {
    onStart: (position) => { startMs = position / 24; },
    onStop: (voiceEnd, position) => { turns.push({ startMs, voiceEndMs: voiceEnd / 24, stopMs: position / 24 }); },
  });
  for (let at = 0; at < samples.length; at += chunk) detector.feed(samples.slice(at, at + chunk));
  return turns;
}

const noiseOf = (ms: number, level: number): Int16Array => {
  let seed = 5;
  return Int16Array.from({ length: ms * 24 }, () => { seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0; return Math.round(((seed >> 16) / 32_768) * level); });
};

describe('speech in a stream', () => {
  it('begins and ends where the voice does, to within 60 ms', () => {
    const [turn, ...more] = turnsOf(stream(700, speech, 1_000));
    expect(more).toEqual([]);
    expect(Math.abs((turn?.startMs ?? 0) - 700)).toBeLessThan(60);
    expect(Math.abs((turn?.voiceEndMs ?? 0) - (700 + speech.length / 24))).toBeLessThan(60);
    expect((turn?.stopMs ?? 0) - (turn?.voiceEndMs ?? 0)).toBe(500);
  });

  it.each([1, 7, 160, 4_800, 100_000])('is the same however the stream is cut (%d samples)', (chunk) => {
    const samples = stream(300, speech, 800, speech, 800);
    expect(turnsOf(samples, chunk)).toEqual(turnsOf(samples));
  });

  it('a pause shorter than silence_duration_ms does not end it, a longer one does', () => {
    expect(turnsOf(stream(300, speech, 400, speech, 900))).toHaveLength(1);
    expect(turnsOf(stream(300, speech, 700, speech, 900))).toHaveLength(2);
    expect(turnsOf(stream(300, speech, 400, speech, 900), 480, { threshold: 0.5, silenceMs: 200 })).toHaveLength(2);
  });

  it('a click is not speech, nor is a steady noise once it is known', () => {
    const click = new Int16Array(240).fill(8_000, 0, 120);
    expect(turnsOf(stream(500, click, 1_500))).toEqual([]);
    expect(turnsOf(stream(noiseOf(20_000, 60), 1_000))).toEqual([]);
  });

  it('hears speech over noise, and ends its turn in it', () => {
    const noisy = stream(noiseOf(6_000, 150), 0);
    const at = 3_000 * 24;
    for (let i = 0; i < speech.length; i += 1) noisy[at + i] = (noisy[at + i] ?? 0) + (speech[i] ?? 0);
    const turns = turnsOf(noisy);
    expect(turns).toHaveLength(1);
    expect(Math.abs((turns[0]?.startMs ?? 0) - 3_000)).toBeLessThan(150);
  });

  it('a higher threshold asks for a louder voice', () => {
    const quiet = stream(300, Int16Array.from(speech, (value) => value * 0.03), 900);
    expect(turnsOf(quiet, 480, { threshold: 0.2, silenceMs: 500 })).toHaveLength(1);
    expect(turnsOf(quiet, 480, { threshold: 0.95, silenceMs: 500 })).toEqual([]);
  });
});
