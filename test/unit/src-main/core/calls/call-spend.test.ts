import { describe, expect, it } from 'vitest';
import { costNow, costPerMinute, heard, mark, noSpend, over, said, theySpeak, told, type CallSpend } from '../../../../../src-main/core/calls/call-spend.ts';
import { pricesOf } from '../../../../../src-main/core/realtime/usage-meter.ts';
import { zeroUsage } from '../../../../../src-shared/domain/usage.ts';

const prices = pricesOf('gpt-realtime-2.1');
const minute = 60 * 24_000;
const counted = { ...zeroUsage, outputAudio: 100 };
const through = (...steps: ((spend: CallSpend) => CallSpend)[]): CallSpend => steps.reduce((spend, step) => step(spend), noSpend);

describe('what is estimated', () => {
  it('is a minute of their speech as 600 tokens, and a minute of the assistant as 1,200', () => {
    const theirs = through((s) => theySpeak(s, true), (s) => heard(s, minute));
    expect(costNow(theirs, prices)).toEqual({ usd: expect.closeTo(600 * 32e-6, 12) as number, estimated: true });
    expect(costNow(through((s) => said(s, minute)), prices)).toEqual({ usd: expect.closeTo(1_200 * 64e-6, 12) as number, estimated: true });
  });
  it('is nothing of silence, and nothing where nobody is billed', () => {
    expect(costNow(heard(noSpend, minute), prices)).toEqual({ usd: 0, estimated: false });
    expect(costNow(said(noSpend, minute), null)).toEqual({ usd: 0, estimated: false });
  });
  it('gives way to what the service counted, but for what they are saying now', () => {
    const spend = through((s) => theySpeak(s, true), (s) => heard(s, minute), (s) => theySpeak(s, false), (s) => said(s, minute));
    expect(costNow(told(spend, counted, 0.2), prices)).toEqual({ usd: 0.2, estimated: false });
    const cutIn = told(heard(theySpeak(said(noSpend, minute), true), minute), counted, 0.2);
    expect(costNow(cutIn, prices)).toEqual({ usd: expect.closeTo(0.2 + 600 * 32e-6, 12) as number, estimated: true });
  });
  it('stays while only the writing down of their words is counted: no response was', () => {
    const spend = told(said(told(noSpend, counted, 0.2), minute), counted, 0.21);
    expect(costNow(spend, prices)).toEqual({ usd: expect.closeTo(0.21 + 1_200 * 64e-6, 12) as number, estimated: true });
  });
  it('at the end is only what the assistant still said: what no response read is not billed', () => {
    const spend = through((s) => theySpeak(s, true), (s) => heard(s, minute), over);
    expect(costNow(spend, prices)).toEqual({ usd: 0, estimated: false });
    expect(costNow(over(said(noSpend, minute)), prices).estimated).toBe(true);
  });
});

describe('the rate', () => {
  const marks = (...points: readonly (readonly [seconds: number, usd: number])[]): CallSpend => points.reduce((spend, [seconds, usd]) => mark(spend, seconds * 1000, usd), noSpend);
  it.each([
    ['nothing yet', marks(), null], ['one figure', marks([0, 1]), null], ['too short a time', marks([0, 0], [19, 1]), null],
    ['a minute', marks([0, 0], [30, 0.02], [60, 0.1]), 0.1], ['the last three minutes only', marks([0, 0], [60, 1], [180, 1.2], [240, 1.3]), 0.1], ['an estimate that was too high', marks([0, 0.2], [30, 0.1]), 0],
  ] as const)('over %s', (_, spend, perMinute) => {
    const rate = costPerMinute(spend);
    if (perMinute === null) expect(rate).toBeNull();
    else expect(rate).toBeCloseTo(perMinute, 12);
  });
});
