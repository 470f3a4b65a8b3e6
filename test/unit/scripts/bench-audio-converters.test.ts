import { describe, expect, test } from 'vitest';
import { fitTones } from '../../../scripts/bench/audio/fit-tones.ts';
import { foldedHz, gridHz } from '../../../scripts/bench/audio/test-tones.ts';
import { measureConverter } from '../../../scripts/bench/audio/measure-converter.ts';
import { openConverter } from '../../../scripts/bench/audio/open-converter.ts';
import { streamFrames } from '../../../scripts/bench/audio/stream-frames.ts';

describe('the tone fit', () => {
  const rateHz = 8_000;
  const signal = (from: number, to: number): Float64Array => Float64Array.from({ length: to - from }, (_, index) => {
    const sec = (from + index) / rateHz;
    return 40 + 16_384 * Math.sin(2 * Math.PI * 997 * sec - 1.25) + 0.1 * Math.sin(2 * Math.PI * 1_061 * sec + 0.5);
  });

  test('finds a tone 104 dB below its neighbour, and the phase from where the stream began', () => {
    const fit = fitTones(signal(1_234, 4_000), rateHz, [997, 1_061], 1_234);
    expect(fit.amplitudes[0]).toBeCloseTo(16_384, 6);
    expect(fit.amplitudes[1]).toBeCloseTo(0.1, 6);
    expect(fit.phases[0]).toBeCloseTo(-1.25, 8);
    expect(fit.residualRms).toBeLessThan(1e-6);
  });

  test('what is no tone of the list is the residual', () => {
    expect(fitTones(signal(0, 8_000), rateHz, [997]).residualRms).toBeCloseTo(0.1 / Math.SQRT2, 5);
  });

  test('one tone asked for twice has no answer', () => {
    expect(() => fitTones(new Int16Array(100), rateHz, [0])).toThrow('cannot be told apart');
  });
});

test('a frequency folds at half the rate, again and again', () => {
  expect([3_999, 4_001, 8_000, 8_100, 11_400, 16_100].map((hz) => foldedHz(hz, 8_000))).toEqual([3_999, 3_999, 0, 100, 3_400, 100]);
});

test('a grid stays within its ends', () => {
  const grid = gridHz(4_600, 11_400, 48);
  expect(grid).toHaveLength(48);
  expect(Math.min(...grid)).toBeGreaterThan(4_600);
  expect(Math.max(...grid)).toBeLessThan(11_400);
});

test('what is given late counts as held, and what is early does not', () => {
  let kept: readonly number[] = [];
  const late = { process: (input: Int16Array, output: Int16Array) => {
    const all = [...kept, ...input];
    kept = all.slice(-5);
    output.set(all.slice(0, -5));
    return all.length - kept.length;
  } };
  const streamed = streamFrames(late, Int16Array.from({ length: 100 }, (_, at) => at), 20, 1);
  expect(streamed.worstHeld).toBe(5);
  expect([...streamed.output]).toEqual(Array.from({ length: 95 }, (_, at) => at));
});

describe('known implementations have known figures', () => {
  test('every third sample: no alias is rejected, and a tone in the band looks perfect', async () => {
    const figures = await measureConverter(() => openConverter('every third', 24_000, 8_000), 24_000, 8_000);
    expect(figures.rejectionDb).toBeCloseTo(0, 1);
    expect(figures.sinad3kDb).toBeGreaterThan(90);
    expect(figures.rippleDb).toBeLessThan(0.001);
    expect(figures.delayMs).toBeCloseTo(0, 4);
    expect(figures.heldSamples).toBe(0);
    expect(figures.missingInOddFrames).toBeGreaterThan(0);
  });

  test('straight lines: 4.8 dB of image rejection at 3.4 kHz, and a droop of as much', async () => {
    const figures = await measureConverter(() => openConverter('linear ×3', 8_000, 24_000), 8_000, 24_000);
    expect(figures.rejectionDb).toBeCloseTo(4.8, 1);
    expect(figures.rejectionAtHz).toBeCloseTo(3_400, -1);
    expect(figures.rippleDb).toBeCloseTo(4.9, 1);
    expect(figures.sinad3kDb).toBeCloseTo(7.3, 1);
  });

  test('a delay of one millisecond is told to a tenth of a microsecond', async () => {
    const late = 24; // samples of 24 kHz: 1 ms
    const { process } = await openConverter('every third', 24_000, 8_000);
    const open = async () => {
      const line = new Float64Array(late);
      return { process: (input: Int16Array, output: Int16Array) => process(input.map((sample, at) => { const old = line[at % late]!; line[at % late] = sample; return old; }), output) };
    };
    // 480 samples a frame are 20 times the line: it goes on where it was.
    expect((await measureConverter(open, 24_000, 8_000)).delayMs).toBeCloseTo(1, 4);
  });
});
