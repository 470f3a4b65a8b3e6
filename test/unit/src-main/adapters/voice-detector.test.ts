import { describe, expect, it } from 'vitest';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSpeech } from '../../../../src-main/practice/speech/create-speech.ts';
import { createSpeechGate } from '../../../../src-shared/audio/speech-gate.ts';
import { loadVoiceDetector } from '../../../../src-main/adapters/voice-detector.ts';
import { rmsOf } from '../../../../src-shared/audio/pcm.ts';
import { assetsDir } from '../../../fakes/practice/start-test-practice.ts';
import { tempHome } from '../../../fakes/temp-home.ts';

const loaded = loadVoiceDetector(assetsDir);
if (!loaded.ok) throw new Error(loaded.error);
const createDetector = loaded.value;

describe('the file of the detector', () => {
  it('is the one of the package that package.json names, with its licence', () => {
    for (const name of ['fvad.wasm', 'LICENSE']) expect(readFileSync(join(assetsDir, 'voice-detector', name)).equals(readFileSync(join('node_modules/@echogarden/fvad-wasm', name)))).toBe(true);
  });

  it('when missing or damaged is said, and nothing is thrown', () => {
    const home = tempHome();
    expect(loadVoiceDetector(home)).toMatchObject({ ok: false });
    mkdirSync(join(home, 'voice-detector'));
    writeFileSync(join(home, 'voice-detector', 'fvad.wasm'), 'no module');
    expect(loadVoiceDetector(home)).toMatchObject({ ok: false });
  });
});

const frame = 480;
const speech = createSpeech((name) => readFileSync(join(assetsDir, 'speech', name)));
const pause = new Int16Array(frame * 100);
const join16 = (parts: readonly Int16Array[]): Int16Array => {
  const out = new Int16Array(Math.ceil(parts.reduce((sum, part) => sum + part.length, 0) / frame) * frame);
  parts.reduce((at, part) => (out.set(part, at), at + part.length), 0);
  return out;
};
const them = join16(['Harbor and Pine, good evening. How can I help you?', "Let me have a look. Yes, I can do eight o'clock for four. Could you send me a text to confirm the time?", 'Thank you, I have it here. I will give you the corner table by the window. See you tonight, goodbye.'].flatMap((text) => [pause, speech.say(text, 'woman')]).concat(pause));
const assistant = join16(["Hello, this is Elena Marchetti's AI assistant. Elena would like a table for four tonight, at about eight o'clock. Do you have one?", 'I have sent you the text with the time. Is there anything else you need?', 'Let me confirm that, one moment.'].flatMap((text) => [speech.say(text, 'assistant'), pause]));

const scaled = (sound: Int16Array, db: number, lateMs = 0): Int16Array => Int16Array.from(sound, (_, at) => Math.round((sound[at - lateMs * 24] ?? 0) * 10 ** (db / 20)));
const mixed = (a: Int16Array, b: Int16Array): Int16Array => a.map((value, at) => Math.max(-32_768, Math.min(32_767, value + (b[at] ?? 0))));
const noiseOf = (length: number, rms: number): Int16Array => {
  let state = 5;
  const next = (): number => { state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0; return (state >>> 8) / 2 ** 24 - 0.5; };
  return Int16Array.from({ length }, () => Math.round(next() * Math.sqrt(12) * rms));
};

interface Measured { readonly speech: number; readonly other: number; readonly perMin: number }

/** Shares of frames that pass: of those with speech in `truth`, and of the rest. */
function measure(sound: Int16Array, truth: Int16Array, o: { readonly mode: 0 | 1 | 2 | 3; readonly played?: Int16Array; readonly alone?: boolean; readonly floor?: number }): Measured {
  const detector = createDetector({ aggressiveness: o.mode });
  const gate = createSpeechGate({ confidenceThreshold: 0.5, energyThreshold: 0 });
  let [speechFrames, otherFrames, speechPassed, otherPassed, turned, last] = [0, 0, 0, 0, 0, false];
  for (let at = 0; at + frame <= sound.length; at += frame) {
    const piece = sound.subarray(at, at + frame);
    const detected = detector.isSpeech(piece) && rmsOf(piece) * 32_768 >= (o.floor ?? 0);
    const gated = gate.next(detected, rmsOf(piece), o.played === undefined ? 0 : rmsOf(o.played.subarray(at, at + frame)));
    const passes = o.alone === true ? detected : gated;
    const isSpeech = rmsOf(truth.subarray(at, at + frame)) > 0.01;
    if (isSpeech) { speechFrames += 1; speechPassed += passes ? 1 : 0; } else { otherFrames += 1; otherPassed += passes ? 1 : 0; }
    turned += passes === last ? 0 : 1;
    last = passes;
  }
  detector.dispose();
  return { speech: speechPassed / speechFrames, other: otherPassed / Math.max(1, otherFrames), perMin: (turned * 60 * 24_000) / sound.length };
}

describe('the detector with the gate over it', () => {
  it.each([0, 1, 2, 3] as const)('in mode %i passes speech, and closes in the pauses', (mode) => {
    const { speech: passed, other } = measure(them, them, { mode });
    expect(passed).toBeGreaterThan(0.94);
    expect(other).toBeLessThan(0.5);
  });

  it.each([-20, -30, -40])('lets no echo of %i dB through, which the detector alone takes for speech down to -30 dB', (db) => {
    const echo = scaled(assistant, db, 120);
    expect(measure(echo, echo, { mode: 2, played: assistant }).speech || 0).toBeLessThan(0.02);
    if (db >= -30) expect(measure(echo, scaled(assistant, 0, 120), { mode: 2, alone: true }).speech).toBeGreaterThan(0.7);
  });

  it.each([-20, -30])('lets them be heard over an echo of %i dB', (db) => {
    const length = Math.min(them.length, assistant.length);
    const theirs = them.subarray(0, length);
    expect(measure(mixed(theirs, scaled(assistant, db, 120)), theirs, { mode: 2, played: assistant }).speech).toBeGreaterThan(0.9);
  });

  it('in mode 3 closes to steady noise at -30 dBFS, which mode 1 takes for speech', () => {
    const noise = noiseOf(24_000 * 20, 1_800);
    expect(measure(noise, noise, { mode: 3 }).speech).toBeLessThan(0.15);
    expect(measure(noise, noise, { mode: 1 }).speech).toBeGreaterThan(0.9);
  });

  it('with a floor of 1500 misses much of speech and flutters, which is why that is no default', () => {
    const high = measure(them, them, { mode: 1, alone: true, floor: 1_500 });
    const ours = measure(them, them, { mode: 2 });
    expect(high.speech).toBeLessThan(0.85);
    expect(high.perMin).toBeGreaterThan(2 * ours.perMin);
  });

  it('hears two calls apart, takes only whole frames, and nothing once it is disposed of', () => {
    const [one, other] = [createDetector({ aggressiveness: 2 }), createDetector({ aggressiveness: 2 })];
    const heard = (detector: typeof one): boolean[] => Array.from({ length: 100 }, (_, at) => detector.isSpeech(them.subarray(frame * (100 + at), frame * (101 + at))));
    const first = heard(one);
    expect(first).toContain(true);
    expect(heard(other)).toEqual(first);
    expect(one.isSpeech(new Int16Array(100).fill(9_000))).toBe(false);
    one.dispose();
    one.dispose();
    expect(heard(one)).not.toContain(true);
    other.dispose();
  });
});
