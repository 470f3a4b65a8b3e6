import { describe, expect, it } from 'vitest';
import { createResampler8kTo24k, delay8kTo24kSamples } from '../../../../src-shared/audio/resample-8k-24k.ts';
import { filter8k24k } from '../../../../src-shared/audio/filter-8k-24k.ts';

const tone = (hz: number, rate: number, length: number, amplitude: number) => Int16Array.from({ length }, (_, i) => Math.round(amplitude * Math.sin((2 * Math.PI * hz * i) / rate)));

/** Amplitude of one frequency in a window of the signal, Hann weighted so that a strong tone elsewhere does not leak into it. */
function amplitudeAt(signal: Int16Array, hz: number, rate: number): number {
  let real = 0;
  let imaginary = 0;
  let weight = 0;
  for (let i = 0; i < signal.length; i += 1) {
    const window = Math.sin((Math.PI * (i + 0.5)) / signal.length) ** 4;
    real += signal[i]! * window * Math.cos((2 * Math.PI * hz * i) / rate);
    imaginary += signal[i]! * window * Math.sin((2 * Math.PI * hz * i) / rate);
    weight += window;
  }
  return (2 * Math.hypot(real, imaginary)) / weight;
}

/** A fixed sequence that looks random. */
function noise(length: number): Int16Array {
  let state = 12_345;
  return Int16Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
    return state >> 16;
  });
}

describe('8 kHz to 24 kHz', () => {
  it('gives the same samples however the stream is cut, and holds none back', () => {
    const input = noise(12_000);
    const whole = createResampler8kTo24k().process(input);
    expect(whole.length).toBe(36_000);
    for (const sizes of [[160], [1], [7, 1, 333, 2], [1_023, 1_024, 1_025], [5_000]]) {
      const resampler = createResampler8kTo24k();
      const framed = new Int16Array(whole.length);
      for (let at = 0, turn = 0; at < input.length; turn += 1) {
        const frame = input.subarray(at, at + sizes[turn % sizes.length]!);
        framed.set(resampler.process(frame), at * 3);
        at += frame.length;
      }
      expect(framed, `frames of ${sizes.join(', ')}`).toEqual(whole);
    }
  });

  it('rejects every image by 95 dB or more and keeps the telephone band level', () => {
    let worstImageDb = -Infinity;
    let worstRippleDb = 0;
    const loud = 29_000;
    for (let hz = 100; hz <= 3_400; hz += 75) {
      const out = createResampler8kTo24k().process(tone(hz, 8_000, 8_000, loud)).subarray(600);
      const level = amplitudeAt(out, hz, 24_000);
      worstRippleDb = Math.max(worstRippleDb, Math.abs(20 * Math.log10(level / loud)));
      for (const image of [8_000 - hz, 8_000 + hz]) worstImageDb = Math.max(worstImageDb, 20 * Math.log10(amplitudeAt(out, image, 24_000) / level));
    }
    expect(worstImageDb).toBeLessThan(-95);
    expect(worstRippleDb).toBeLessThan(0.05);
  });

  it('has 100 dB of stop band and is equiripple by its taps alone', () => {
    const taps = [...filter8k24k, ...filter8k24k.slice(0, -1).reverse()];
    expect(taps.length).toBe(87);
    const gain = (hz: number) => Math.abs(taps.reduce((sum, tap, n) => sum + tap * Math.cos((2 * Math.PI * hz * (n - 43)) / 24_000), 0));
    const stop = Array.from({ length: 3_701 }, (_, i) => gain(4_600 + i * 2));
    expect(20 * Math.log10(Math.max(...stop))).toBeLessThan(-100);
    const peaks = stop.filter((value, i) => i > 0 && value > stop[i - 1]! && value >= (stop[i + 1] ?? 0));
    expect(Math.max(...peaks) / Math.min(...peaks)).toBeLessThan(1.05);
  });

  it('is as clean as 16 bits allow: 88 dB over noise and distortion', () => {
    for (const hz of [300, 1_000, 3_000]) {
      const out = createResampler8kTo24k().process(tone(hz, 8_000, 16_000, 16_384)).subarray(2_400, 2_400 + 24_000);
      // One second: the tone fits a whole number of times, so the two sums below are its least-squares fit.
      let cosine = 0;
      let sine = 0;
      out.forEach((value, i) => {
        cosine += (value * Math.cos((2 * Math.PI * hz * i) / 24_000)) / 12_000;
        sine += (value * Math.sin((2 * Math.PI * hz * i) / 24_000)) / 12_000;
      });
      const rest = out.reduce((sum, value, i) => sum + (value - cosine * Math.cos((2 * Math.PI * hz * i) / 24_000) - sine * Math.sin((2 * Math.PI * hz * i) / 24_000)) ** 2, 0);
      expect(10 * Math.log10(((cosine ** 2 + sine ** 2) / 2) / (rest / 24_000)), `${hz} Hz`).toBeGreaterThan(88);
    }
  });

  it('is linear in phase: an impulse comes out mirrored around its delay', () => {
    const impulse = new Int16Array(40);
    impulse[0] = 32_000;
    const out = createResampler8kTo24k().process(impulse);
    const centre = delay8kTo24kSamples;
    expect(Math.max(...out)).toBe(out[centre]);
    for (let k = 1; k <= centre; k += 1) expect(out[centre - k]).toBe(out[centre + k]);
  });

  it('saturates, writes where it is told to, refuses a short output, and starts anew after reset', () => {
    const square = Int16Array.from({ length: 400 }, (_, i) => (i % 20 < 10 ? 32_767 : -32_768));
    const output = new Int16Array(1_300);
    const resampler = createResampler8kTo24k();
    expect(resampler.process(square, output)).toBe(output);
    expect(Math.max(...output)).toBe(32_767);
    expect(Math.min(...output)).toBe(-32_768);
    expect([...output.subarray(1_200)].every((value) => value === 0)).toBe(true);
    expect(() => resampler.process(square, new Int16Array(1_199))).toThrow(RangeError);
    resampler.reset();
    expect(resampler.process(square)).toEqual(createResampler8kTo24k().process(square));
  });
});
