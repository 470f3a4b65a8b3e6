import { describe, expect, it } from 'vitest';
import { createEchoScore } from '../../../../../src-main/core/calls/echo-score.ts';
import { speechLike } from '../../../../fakes/speech-like.ts';

const seconds = 14;
const silence = new Int16Array(seconds * 24_000);
/** The same, later by so many ms and softer by so many dB, over the noise of a room at about -70 dBFS. */
function echoOf(samples: Int16Array, delayMs: number, gainDb: number): Int16Array {
  const late = delayMs * 24;
  const gain = 10 ** (gainDb / 20);
  return Int16Array.from(samples, (_, at) => Math.round((samples[at - late] ?? 0) * gain + ((at * 7_919) % 21) - 10));
}
function score(played: Int16Array, them: Int16Array, theirDelayMs = 0): number | null {
  const echo = createEchoScore();
  for (let at = 0; at + 480 <= played.length; at += 480) {
    const nowMs = 5_000 + at / 24;
    echo.played(played.subarray(at, at + 480), nowMs);
    echo.them(them.subarray(at, at + 480), nowMs + theirDelayMs);
  }
  return echo.read();
}
const ours = speechLike(seconds, 1);

describe('the echo score', () => {
  it.each([[0, -20], [120, -20], [120, -30], [390, -20]])('is high for an echo after %d ms at %d dB', (delayMs, gainDb) => {
    expect(score(ours, echoOf(ours, delayMs, gainDb))).toBeGreaterThan(0.85);
  });
  it('is high where what was played is told later than it was heard', () => {
    const echo = createEchoScore();
    const back = echoOf(ours, 30, -20);
    for (let at = 0; at + 480 <= ours.length; at += 480) {
      const nowMs = 5_000 + at / 24;
      echo.them(back.subarray(at, at + 480), nowMs);
      echo.played(ours.subarray(at, at + 480), nowMs + 100);
    }
    expect(echo.read()).toBeGreaterThan(0.85);
  });
  it.each([2, 3, 4, 5, 6, 7, 8, 9])('is low for somebody else who speaks at the same time (%d)', (seed) => {
    expect(score(ours, speechLike(seconds, seed))).toBeLessThan(0.5);
  });
  it('is not hidden by what they say themselves while nothing is played', () => {
    const half = Int16Array.from(ours, (sample, at) => (at % (24_000 * 4) < 24_000 * 2 ? sample : 0));
    const other = speechLike(seconds, 9);
    const back = echoOf(half, 120, -20).map((sample, at) => (at % (24_000 * 4) >= 24_000 * 2.6 ? (other[at] ?? 0) : sample));
    expect(score(half, back)).toBeGreaterThan(0.85);
  });
  it('is nothing where nothing comes back, or too softly to be heard', () => {
    expect(score(ours, silence)).toBe(0);
    expect(score(ours, echoOf(ours, 120, -60))).toBeLessThan(0.2);
  });
  it('is not known while nothing was played', () => {
    expect(score(silence, ours)).toBeNull();
    expect(score(speechLike(1, 1), speechLike(1, 1))).toBeNull();
  });
});
