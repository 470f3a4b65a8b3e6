import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createResampler, type AudioRateHz } from '../../../../src-shared/audio/resampler.ts';

const pairs: readonly (readonly [AudioRateHz, AudioRateHz])[] = [
  [8_000, 24_000], [24_000, 8_000], [16_000, 24_000], [24_000, 16_000], [44_100, 24_000], [24_000, 44_100], [48_000, 24_000], [24_000, 48_000], [24_000, 24_000],
];
const nameOf = ([fromHz, toHz]: readonly [number, number]) => `${fromHz / 1_000} to ${toHz / 1_000} kHz`;

const tone = (hz: number, rateHz: number, length: number, amplitude: number) => Int16Array.from({ length }, (_, i) => Math.round(amplitude * Math.sin((2 * Math.PI * hz * i) / rateHz)));

function whole(fromHz: AudioRateHz, toHz: AudioRateHz, input: Int16Array): Int16Array {
  const resampler = createResampler(fromHz, toHz);
  const output = new Int16Array(resampler.outputRoom(input.length));
  return output.subarray(0, resampler.process(input, output));
}

/** Amplitude and phase of one frequency in a window of the signal, weighted so that a strong tone elsewhere does not leak into it. */
function partial(signal: Int16Array, hz: number, rateHz: number): { readonly amplitude: number; readonly phase: number } {
  let cosine = 0;
  let sine = 0;
  let weight = 0;
  for (let i = 0; i < signal.length; i += 1) {
    const window = Math.sin((Math.PI * (i + 0.5)) / signal.length) ** 4;
    cosine += signal[i]! * window * Math.cos((2 * Math.PI * hz * i) / rateHz);
    sine += signal[i]! * window * Math.sin((2 * Math.PI * hz * i) / rateHz);
    weight += window;
  }
  return { amplitude: (2 * Math.hypot(cosine, sine)) / weight, phase: Math.atan2(cosine, sine) };
}
const db = (ratio: number) => 20 * Math.log10(ratio);
const steps = (fromHz: number, toHz: number, count: number) => Array.from({ length: count + 1 }, (_, i) => Math.round(fromHz + ((toHz - fromHz) * i) / count));
/** Where a frequency is found after sampling at `rateHz`. */
const folded = (hz: number, rateHz: number) => Math.abs(hz - rateHz * Math.round(hz / rateHz));

/** Loud, so that rounding to 16 bits, which no resampler escapes, lies 110 dB below over these windows. */
const loud = 29_000;

/** Least squares over one second: every frequency that is a whole number of Hz fits, so its two sums are the fit. */
function sinadDb(signal: Int16Array, hz: number, rateHz: number): number {
  const second = signal.subarray(signal.length - rateHz);
  let cosine = 0;
  let sine = 0;
  second.forEach((value, i) => {
    cosine += (2 * value * Math.cos((2 * Math.PI * hz * i) / rateHz)) / rateHz;
    sine += (2 * value * Math.sin((2 * Math.PI * hz * i) / rateHz)) / rateHz;
  });
  const rest = second.reduce((sum, value, i) => sum + (value - cosine * Math.cos((2 * Math.PI * hz * i) / rateHz) - sine * Math.sin((2 * Math.PI * hz * i) / rateHz)) ** 2, 0);
  return 10 * Math.log10(((cosine ** 2 + sine ** 2) / 2) / (rest / rateHz));
}

/** `passHz`: kept level. `stopHz`: from here on nothing of a tone may come through as another. `mostDelayMs` and the decibels are the targets. */
const targets = [
  { rates: [8_000, 24_000], passHz: 3_400, stopHz: 4_600, mostDelayMs: 1.8 },
  { rates: [16_000, 24_000], passHz: 6_900, stopHz: 9_000, mostDelayMs: 1 },
  { rates: [24_000, 44_100], passHz: 9_800, stopHz: 13_800, mostDelayMs: 1 },
  { rates: [24_000, 48_000], passHz: 10_500, stopHz: 13_500, mostDelayMs: 1 },
] as const;

describe.each(targets)('between $rates.0 and $rates.1 Hz', ({ rates: [lowHz, highHz], passHz, stopHz, mostDelayMs }) => {
  const there = [[lowHz, highHz], [highHz, lowHz]] as const;

  it('rejects the images of every tone of the band by 95 dB going up', () => {
    for (const hz of steps(100, passHz, 24)) {
      const out = whole(lowHz, highHz, tone(hz, lowHz, lowHz, loud)).subarray(highHz / 10);
      const level = partial(out, hz, highHz).amplitude;
      for (const image of [lowHz - hz, lowHz + hz]) if (image !== hz && image <= highHz / 2) expect(db(partial(out, image, highHz).amplitude / level), `${hz} Hz at ${image} Hz`).toBeLessThan(-95);
    }
  });

  it('rejects what would fold into the band by 95 dB going down', () => {
    for (const hz of steps(stopHz, Math.min(highHz / 2 - 1, stopHz * 3), 24)) {
      const out = whole(highHz, lowHz, tone(hz, highHz, highHz, loud)).subarray(lowHz / 10);
      expect(db(partial(out, folded(hz, lowHz), lowHz).amplitude / loud), `${hz} Hz`).toBeLessThan(-95);
      // And at no other place: what is left is less than one step of 16 bits.
      expect(Math.max(...out), `${hz} Hz`).toBeLessThanOrEqual(1);
    }
  });

  it.each(there)('keeps the band level within 0.05 dB, %i to %i', (fromHz, toHz) => {
    for (const hz of steps(300, passHz, 24)) {
      const out = whole(fromHz, toHz, tone(hz, fromHz, fromHz / 2, loud)).subarray(toHz / 20);
      expect(Math.abs(db(partial(out, hz, toHz).amplitude / loud)), `${hz} Hz`).toBeLessThan(0.05);
    }
  });

  it.each(there)('is as clean as 16 bits allow, 88 dB over noise and distortion, %i to %i', (fromHz, toHz) => {
    // Primes: rounding errors that repeat with the tone would be distortion of the test's own making.
    for (const hz of [307, 1_009, 3_001]) expect(sinadDb(whole(fromHz, toHz, tone(hz, fromHz, fromHz * 2, 16_384)), hz, toHz), `${hz} Hz`).toBeGreaterThan(88);
  });

  it.each(there)('delays every frequency alike, by what it says and no more than allowed, %i to %i', (fromHz, toHz) => {
    const { delayMs } = createResampler(fromHz, toHz);
    expect(delayMs).toBeLessThanOrEqual(mostDelayMs);
    for (const hz of [300, 1_000, 2_000, 3_400]) {
      const late = partial(tone(hz, toHz, toHz, loud), hz, toHz).phase - partial(whole(fromHz, toHz, tone(hz, fromHz, fromHz, loud)).subarray(0, toHz), hz, toHz).phase;
      const turns = (delayMs / 1_000) * hz - late / (2 * Math.PI);
      expect(Math.abs(turns - Math.round(turns)) / hz * 1_000, `${hz} Hz`).toBeLessThan(0.003);
    }
  });
});

describe.each(pairs.map((rates) => ({ name: nameOf(rates), rates })))('$name', ({ rates: [fromHz, toHz] }) => {
  const input = Int16Array.from({ length: 5_000 }, (_, i) => Math.imul(i ^ 0x5bd1, 0x9e3779b1) >> 16);
  const once = whole(fromHz, toHz, input);

  it('gives the same samples however the stream is cut, each with the input that completes it', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 0, max: 1_100 })), { minLength: 1, maxLength: 40 }), (sizes) => {
      const resampler = createResampler(fromHz, toHz);
      const framed = new Int16Array(once.length);
      let [from, at] = [0, 0];
      for (let turn = 0; from < input.length; turn += 1) {
        const size = turn < sizes.length ? sizes[turn]! : 480;
        const frame = input.subarray(from, from + size);
        const room = new Int16Array(resampler.outputRoom(frame.length));
        const given = resampler.process(frame, room);
        framed.set(room.subarray(0, given), at);
        from += frame.length;
        at += given;
        expect(at).toBe(Math.ceil((from * toHz) / fromHz));
      }
      expect(framed).toEqual(once);
    }), { numRuns: 25 });
  });

  it('fills a frame of 20 ms with one of 20 ms, for ever', () => {
    const resampler = createResampler(fromHz, toHz);
    const output = new Int16Array(resampler.outputRoom(fromHz / 50));
    for (let frame = 0; frame < 60; frame += 1) expect(resampler.process(input.subarray(0, fromHz / 50), output)).toBe(toHz / 50);
  });

  it('saturates, writes no further than it says, refuses a short output, and starts anew after reset', () => {
    const square = Int16Array.from({ length: 2_000 }, (_, i) => (i % 40 < 20 ? 32_767 : -32_768));
    const resampler = createResampler(fromHz, toHz);
    const room = resampler.outputRoom(square.length);
    const output = new Int16Array(room + 10).fill(7);
    const given = resampler.process(square, output);
    expect(Math.max(...output)).toBe(32_767);
    expect(Math.min(...output)).toBe(-32_768);
    expect([...output.subarray(given)].every((value) => value === 7)).toBe(true);
    expect(() => resampler.process(square, new Int16Array(room - 1))).toThrow(RangeError);
    resampler.reset();
    const again = new Int16Array(room);
    expect(resampler.process(square, again)).toBe(given);
    expect(again).toEqual(whole(fromHz, toHz, square));
  });
});

it('refuses two rates of which neither is 24 kHz', () => {
  expect(() => createResampler(8_000, 48_000)).toThrow(RangeError);
});
