import { expect, test } from 'vitest';
import type { BenchResults, ConverterResult } from '../../../scripts/bench/audio/bench-results.ts';
import { summarise } from '../../../scripts/bench/audio/summarise.ts';

const good = { rejectionDb: 100.1, rejectionAtHz: 3_400, rippleDb: 0.044, sinad1kDb: 88.9, sinad3kDb: 88.9, delayMs: 43 / 24, heldSamples: 0, missingInOddFrames: 0, us: 8, ratio: 1 };
const ours = (fromHz: ConverterResult['fromHz'], toHz: ConverterResult['toHz'], more: Partial<ConverterResult> = {}): ConverterResult => ({ name: 'ours', fromHz, toHz, ...good, ...more });
const timed = { us: 0.16, ratio: 1 };
const blocked = (underruns: number, feederLateMs: number) => ({ underruns, silentMs: 0, frames: 300, feederLateMs });
const results: BenchResults = {
  converters: [ours(8_000, 24_000), { ...ours(8_000, 24_000, { rejectionDb: 4.8, us: 1, ratio: 0.125 }), name: 'linear ×3' }, ours(24_000, 48_000, { delayMs: 0.98 })],
  codecs: [{ name: 'ours', law: 'µ-law', encodeDiffers: 0, decodeDiffers: 0, encode: timed, decode: timed }, { name: 'ours', law: 'A-law', encodeDiffers: 2, decodeDiffers: 1, encode: timed, decode: timed }],
  jitter: [{ trace: 'steady', buffer: 'ours', underruns: 0, concealedMs: 0, skippedMs: 0, meanDelayMs: 42.66, p99DelayMs: 42.67 }],
  page: { callbackMs: 10.04, clearsMs: Array.from({ length: 200 }, (_, at) => at / 20), straight: [blocked(2, 90), blocked(0, 12)], throughPage: blocked(3, 12) },
};

test('one target for each promised figure, of ours only', () => {
  const { targets } = summarise(results);
  expect(targets.map(({ name, ok }) => [name, ok])).toEqual([
    ['image rejection 8k→24k', true], ['ripple 0.3–3.4 kHz 8k→24k', true], ['SINAD 1 kHz 8k→24k', true], ['SINAD 3 kHz 8k→24k', true], ['delay 8k→24k', true], ['samples held back 8k→24k', true], ['speed 8k→24k', true],
    ['image rejection 24k→48k', true], ['delay 24k→48k', true], ['speed 24k→48k', true],
    ['µ-law codes that differ from G.191', true], ['A-law codes that differ from G.191', false],
    ['clear → silence p99', true], ['underruns with the page blocked', true],
  ]);
  expect(targets.find(({ name }) => name === 'speed 8k→24k')).toEqual({ name: 'speed 8k→24k', value: 2_500, limit: 2_000, better: 'higher', unit: '× real time', ok: true });
});

test('a limit is reached up to its value, and missed beyond it', () => {
  const missed = (more: Partial<ConverterResult>): string[] => summarise({ ...results, converters: [ours(8_000, 24_000, more)] }).targets.filter(({ ok }) => !ok).map(({ name }) => name);
  const others = ['A-law codes that differ from G.191'];
  expect(missed({ rejectionDb: 95, rippleDb: 0.05, sinad1kDb: 88, sinad3kDb: 88, delayMs: 1.8, us: 10 })).toEqual(others);
  expect(missed({ rejectionDb: 94.9, rippleDb: 0.051, sinad1kDb: 87.9, sinad3kDb: 87.9, delayMs: 1.81, us: 10.1, missingInOddFrames: 1 })).toHaveLength(7 + others.length);
});

test('of the rounds with a blocked page the one counts in which the machine kept up, whatever its underruns', () => {
  const underruns = (straight: readonly ReturnType<typeof blocked>[]): number | null => summarise({ ...results, page: { ...results.page!, straight } }).targets.at(-1)!.value;
  expect(underruns([blocked(0, 90), blocked(2, 12)])).toBe(2);
  expect(underruns([blocked(2, 90), blocked(0, 12)])).toBe(0);
});

test('without a Chromium its targets are null and not reached, and its table is left out', () => {
  const { targets, tables } = summarise({ ...results, page: null });
  expect(targets.slice(-2).map(({ value, ok }) => [value, ok])).toEqual([[null, false], [null, false]]);
  expect(tables.map(({ title }) => title)).not.toContain('Console in Chromium');
});
