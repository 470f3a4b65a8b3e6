import { describe, expect, it } from 'vitest';
import { decodeMulaw, encodeMulaw } from '../../../../../src-shared/audio/mulaw.ts';
import { hear, lengthText } from '../../../../../src-main/practice/ears/hear.ts';
import { createSpokenRegistry } from '../../../../../src-main/practice/ears/spoken-registry.ts';
import { createToneSpeech } from '../../../../fakes/practice/tone-speech.ts';

const speech = createToneSpeech();
const text = 'Let me have a look. Yes, I can do eight for four. Could you send me a text to confirm?';
const samples = speech.say(text, 'woman');
const others = ['Harbor and Pine, good evening. How can I help you?', 'Sure, no rush.', 'Thank you, see you tonight.'];

function registryWith(...texts: readonly string[]): ReturnType<typeof createSpokenRegistry> {
  const registry = createSpokenRegistry(() => 0);
  for (const one of texts) registry.add({ by: 'person', text: one, samples: one === text ? samples : speech.say(one, 'woman'), scenarioId: 's', stepId: one.slice(0, 6) });
  return registry;
}

/** As a turn arrives: silence before and after. */
function turn(part: Int16Array, beforeMs = 300, afterMs = 500): Int16Array {
  const out = new Int16Array(part.length + (beforeMs + afterMs) * 24);
  out.set(part, beforeMs * 24);
  return out;
}

describe('what was heard', () => {
  const registry = registryWith(...others.slice(0, 2), text, others[2] ?? '');

  it('is the whole text of what was said, with its step', () => {
    const heard = hear(turn(samples), registry, 'person');
    expect(heard.transcript).toBe(text);
    expect(heard.parts.map((part) => part.spoken.stepId)).toEqual([text.slice(0, 6)]);
  });

  it.each([0.15, 0.5, 3])('does not depend on gain %d', (gain) => {
    expect(hear(turn(Int16Array.from(samples, (value) => Math.max(-32_768, Math.min(32_767, value * gain)))), registry, 'person').transcript).toBe(text);
  });

  it.each([1, 5, 17, 113, 239])('does not depend on a shift of %d samples', (shift) => {
    expect(hear(turn(samples).slice(shift), registry, 'person').transcript).toBe(text);
  });

  it('survives a µ-law line', () => {
    expect(hear(decodeMulaw(encodeMulaw(turn(samples))), registry, 'person').transcript).toBe(text);
  });

  it('survives noise 20 dB below', () => {
    let seed = 1;
    const noise = (): number => { seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0; return (seed >> 16) / 32_768; };
    expect(hear(Int16Array.from(turn(samples), (value) => Math.round(value + noise() * 350)), registry, 'person').transcript).toBe(text);
  });

  it.each([0.25, 0.5, 0.75])('is the beginning, at a word border, when it is cut off at %d', (fraction) => {
    const heard = hear(turn(samples.slice(0, samples.length * fraction), 300, 500), registry, 'person').transcript;
    expect(text.slice(0, heard.length)).toBe(heard);
    expect(text[heard.length]).toBe(' ');
    expect(heard.length / text.length).toBeGreaterThan(fraction - 0.15);
    expect(heard.length / text.length).toBeLessThan(fraction + 0.15);
  });

  it('is in two parts when a gap tore the sound', () => {
    const middle = Math.floor(samples.length / 2);
    const torn = new Int16Array(samples.length + 24 * 130);
    torn.set(samples.slice(0, middle), 0);
    torn.set(samples.slice(middle), middle + 24 * 130);
    const heard = hear(turn(torn), registry, 'person');
    expect(heard.parts.length).toBe(2);
    expect(heard.transcript.split(' ').length).toBeGreaterThan(text.split(' ').length - 3);
  });

  it('is both utterances when they follow each other in one turn', () => {
    const second = speech.say(others[2] ?? '', 'woman');
    const both = new Int16Array(samples.length + second.length + 24 * 200);
    both.set(samples, 0);
    both.set(second, samples.length + 24 * 200);
    expect(hear(turn(both), registry, 'person').transcript).toBe(`${text} ${others[2]}`);
  });

  it('is only a length when nobody here said it: other words, the same words in another voice, the other side', () => {
    const unknown = speech.say('Something that was never said by anyone on this line today', 'woman');
    const heard = hear(turn(unknown), registry, 'person');
    expect(heard.parts).toEqual([]);
    expect(heard.transcript).toBe(lengthText(heard.seconds));
    expect(Math.abs(heard.seconds - unknown.length / 24_000)).toBeLessThan(0.15);
    expect(hear(turn(speech.say(text, 'man')), registry, 'person').parts).toEqual([]);
    expect(hear(turn(samples), registry, 'assistant').parts).toEqual([]);
  });

  it('tells a held tone from speech', () => {
    const tone = Int16Array.from({ length: 48_000 }, (_, i) => Math.round(3_000 * Math.sin((2 * Math.PI * 440 * i) / 24_000)));
    expect(hear(turn(tone), registry, 'person').speechLike).toBe(false);
    expect(hear(turn(samples), registry, 'person').speechLike).toBe(true);
  });
});
