import { describe, expect, it } from 'vitest';
import { createArrivals } from '../../../../../src-shared/audio/playout/arrivals.ts';

const ms = 24;
const frame = 20 * ms;

describe('arrivals', () => {
  it('calls late what comes later than the fastest, and asks for so much sound, a frame and a little', () => {
    const arrivals = createArrivals();
    for (let at = 0; at < 50; at += 1) arrivals.push((at * 20 + (at === 30 ? 15 : 0)) * ms, frame, true);
    expect(arrivals.lateSamples).toBe(0);
    expect(arrivals.needSamples).toBe((15 + 20 + 10) * ms);
    arrivals.push((50 * 20 + 7) * ms, frame, true);
    expect(arrivals.lateSamples).toBe(7 * ms);
    expect(arrivals.longestGapMs).toBe(35);
    expect(arrivals.jitterMs).toBeGreaterThan(0);
  });

  it('forgets one late frame in a thousand, and all of them after a thousand more', () => {
    const arrivals = createArrivals();
    let at = 0;
    const push = (lateMs: number): void => { arrivals.push((at * 20 + lateMs) * ms, frame, true); at += 1; };
    push(0);
    push(60);
    expect(arrivals.needSamples).toBe((60 + 30) * ms);
    for (let more = 0; more < 998; more += 1) push(0);
    expect(arrivals.needSamples).toBe(30 * ms);
    push(60);
    push(60);
    expect(arrivals.needSamples).toBe((60 + 30) * ms);
    for (let more = 0; more < 1_000; more += 1) push(0);
    expect(arrivals.needSamples).toBe(30 * ms);
  });

  it('follows a way that became longer: after two spans nothing is late any more', () => {
    const arrivals = createArrivals();
    for (let at = 0; at < 100; at += 1) arrivals.push(at * frame, frame, true);
    for (let at = 100; at < 700; at += 1) arrivals.push(at * frame + 50 * ms, frame, true);
    expect(arrivals.lateSamples).toBe(0);
  });

  it('takes a steady pace for a line after a second, and a sender that runs ahead for none', () => {
    const line = createArrivals();
    for (let at = 0; at < 50; at += 1) line.push(at * frame, frame, true);
    expect(line.live).toBe(false);
    line.push(50 * frame, frame, true);
    expect(line.live).toBe(true);
    line.pause();
    expect(line.live).toBe(false);

    const ahead = createArrivals();
    for (let at = 0; at < 300; at += 1) ahead.push((at * frame) / 1.5, frame, true);
    expect(ahead.live).toBe(false);
  });

  it('takes a line at its pace although frames come three at a time and its clock is 200 ppm off', () => {
    const arrivals = createArrivals();
    for (let at = 0; at < 30_000; at += 1) arrivals.push(Math.round((Math.ceil((at + 1) / 3) * 3 * frame) * 0.9998), frame, true);
    expect(arrivals.live).toBe(true);
    expect(arrivals.needSamples).toBeLessThan(75 * ms);
  });

  it('does not learn from frames that could come when they liked', () => {
    const arrivals = createArrivals();
    arrivals.push(0, frame, true);
    arrivals.push(200 * ms, frame, false);
    expect([arrivals.needSamples, arrivals.jitterMs, arrivals.longestGapMs]).toEqual([30 * ms, 0, 0]);
  });
});
