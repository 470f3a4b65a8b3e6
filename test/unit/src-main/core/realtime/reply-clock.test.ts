import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInputClock } from '../../../../../src-main/core/realtime/input-clock.ts';
import { createReplyClock } from '../../../../../src-main/core/realtime/reply-clock.ts';

describe('the time of a reply', () => {
  it('is split into the silence waited for, the network, the model, the line and playout', () => {
    const clock = createReplyClock();
    clock.theyStopped({ nowMs: 10_560, endSentAtMs: 10_000, silent: true });
    clock.soundCame(10_960);
    clock.soundQueued(10_962);
    expect(clock.sounded(11_022, 60)).toEqual({ replyMs: 1_022, parts: { vadWaitMs: 500, networkMs: 60, modelMs: 400, lineMs: 2, playoutMs: 60 } });
    expect(clock.sounded(12_000, 60)).toBeNull();
  });

  it('counts a second round trip when the answer was asked for', () => {
    const clock = createReplyClock();
    clock.theyStopped({ nowMs: 560, endSentAtMs: 0, silent: true });
    clock.asked();
    clock.soundCame(1_020);
    clock.soundQueued(1_020);
    expect(clock.sounded(1_060, 60)?.parts).toEqual({ vadWaitMs: 500, networkMs: 120, modelMs: 400, lineMs: 0, playoutMs: 40 });
  });

  it('says what it does not know', () => {
    const clock = createReplyClock();
    clock.theyStopped({ nowMs: 500, endSentAtMs: null, silent: true });
    clock.soundCame(900);
    clock.soundQueued(900);
    expect(clock.sounded(940, null)).toEqual({ replyMs: 440, parts: { vadWaitMs: null, networkMs: null, modelMs: 400, lineMs: 0, playoutMs: 40 } });
  });

  it('is given up when they speak again', () => {
    const clock = createReplyClock();
    clock.theyStopped({ nowMs: 0, endSentAtMs: 0, silent: true });
    clock.cancel();
    clock.soundCame(100);
    expect(clock.sounded(200, 10)).toBeNull();
  });

  it('adds up to the whole, whatever the network does', () => {
    const ms = fc.integer({ min: 0, max: 3_000 });
    fc.assert(fc.property(ms, ms, ms, ms, fc.integer({ min: 0, max: 400 }), (wait, model, line, playout, rtt) => {
      const clock = createReplyClock();
      clock.theyStopped({ nowMs: wait + rtt, endSentAtMs: 0, silent: true });
      clock.soundCame(wait + rtt + model);
      clock.soundQueued(wait + rtt + model + line);
      const reply = clock.sounded(wait + rtt + model + line + playout, rtt);
      if (reply === null) throw new Error('No reply was measured');
      const { vadWaitMs, networkMs, modelMs, lineMs, playoutMs } = reply.parts;
      const sum = [vadWaitMs, networkMs, modelMs, lineMs, playoutMs].reduce<number>((total, part) => total + (part ?? Number.NaN), 0);
      expect(sum).toBe(reply.replyMs);
    }));
  });
});

describe('the clock of sent sound', () => {
  it('knows when a position was sent, to the millisecond, across frames', () => {
    const clock = createInputClock();
    for (let frame = 1; frame <= 100; frame += 1) clock.sent(480, 5_000 + frame * 20);
    expect(clock.sentAtMs(0)).toBe(5_000);
    expect(clock.sentAtMs(1)).toBe(5_001);
    expect(clock.sentAtMs(1_000)).toBe(6_000);
    expect(clock.sentAtMs(2_000)).toBe(7_000);
    expect(clock.sentAtMs(2_001)).toBeNull();
    expect(clock.sentAtMs(-1)).toBeNull();
  });

  it('forgets what is long past, and begins anew with a connection', () => {
    const clock = createInputClock();
    for (let frame = 1; frame <= 2_000; frame += 1) clock.sent(480, frame * 20);
    expect(clock.sentAtMs(10_000)).toBeNull();
    expect(clock.sentAtMs(30_000)).toBe(30_000);
    clock.restart();
    expect(clock.sentAtMs(30_000)).toBeNull();
    clock.sent(480, 90_000);
    expect(clock.sentAtMs(20)).toBe(90_000);
  });
});
