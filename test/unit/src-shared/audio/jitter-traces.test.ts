import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createJitterBuffer } from '../../../../src-shared/audio/jitter-buffer.ts';

interface Trace { readonly frameMs: number; readonly clockPpm: number; readonly arrivalsMs: readonly number[] }
const readTrace = (name: string): Trace => JSON.parse(readFileSync(new URL(`../../../fixtures/jitter/${name}.json`, import.meta.url), 'utf8')) as Trace;

const quantum = 128;
const quantumMs = quantum / 24;
const frameSamples = 480;
/** A voice of 140 Hz with two overtones, as loud as a voice. */
const voiceAt = (at: number) => 7_000 * (Math.sin((2 * Math.PI * 140 * at) / 24_000) + 0.4 * Math.sin((2 * Math.PI * 420 * at) / 24_000) + 0.15 * Math.sin((2 * Math.PI * 980 * at) / 24_000));
const steepest = Math.max(...Array.from({ length: 24_000 }, (_, at) => Math.abs(Math.round(voiceAt(at + 1)) - Math.round(voiceAt(at))))) / 32_768;

function replay({ frameMs, clockPpm, arrivalsMs }: Trace) {
  const buffer = createJitterBuffer();
  const stepMs = frameMs * (1 - clockPpm / 1e6);
  const transitMs = arrivalsMs.map((cameMs, frame) => cameMs - frame * stepMs);
  const output = new Float32Array(quantum);
  let nowMs = (arrivalsMs[0] ?? 0) - quantumMs;
  let pushed = 0;
  let before = 0;
  let steepestHeard = 0;
  let longestDelayMs = 0;
  let delaySumMs = 0;
  let delays = 0;
  for (let next = 0; next < arrivalsMs.length || buffer.queuedSamples > 0;) {
    for (; next < arrivalsMs.length && arrivalsMs[next]! <= nowMs; next += 1) {
      const from = next * frameSamples;
      buffer.push(Int16Array.from({ length: frameSamples }, (_, at) => Math.round(voiceAt(from + at))));
      pushed += frameSamples;
    }
    const playedBefore = buffer.playedSamples;
    buffer.pull(output);
    for (const sample of output) {
      steepestHeard = Math.max(steepestHeard, Math.abs(sample - before));
      before = sample;
    }
    expect(buffer.playedSamples + buffer.queuedSamples).toBeLessThanOrEqual(pushed);
    nowMs += quantumMs;
    // A second of learning, and half a second for the depth that was built up in it.
    if (buffer.playedSamples === playedBefore || next < 75 || next >= arrivalsMs.length) continue;
    // Later than it could have been heard, had its frame come as fast as the fastest of the last five seconds.
    const delayMs = nowMs - (buffer.playedSamples / frameSamples) * stepMs - Math.min(...transitMs.slice(Math.max(0, next - 250), next));
    longestDelayMs = Math.max(longestDelayMs, delayMs);
    delaySumMs += delayMs;
    delays += 1;
  }
  return { buffer, pushed, steepestHeard, longestDelayMs, meanDelayMs: delaySumMs / delays };
}

/** What a buffer that begins with 60 ms and keeps to that place in time would have missed: frames that come later than their turn are cut or lost. */
function keepSixty({ frameMs, arrivalsMs }: Trace) {
  const startMs = arrivalsMs[2] ?? 0;
  let underruns = 0;
  let missedMs = 0;
  let wasLate = false;
  arrivalsMs.forEach((cameMs, frame) => {
    const lateMs = Math.min(frameMs, Math.max(0, cameMs - (startMs + frame * frameMs)));
    // Late frames in a row are one gap.
    if (lateMs > 0 && !wasLate) underruns += 1;
    wasLate = lateMs > 0;
    missedMs += lateMs;
  });
  return { underruns, missedMs };
}

/** `mostGaps`: standstills longer than any delay that is allowed, and what nobody can know in the first second. */
const lines = [
  { name: 'wired', mostGaps: 0, mostMeanDelayMs: 45 },
  { name: 'wi-fi', mostGaps: 0, mostMeanDelayMs: 60 },
  { name: 'wi-fi-busy', mostGaps: 3, mostMeanDelayMs: 115 },
  { name: 'mobile', mostGaps: 4, mostMeanDelayMs: 115 },
  { name: 'bluetooth', mostGaps: 4, mostMeanDelayMs: 120 },
  { name: 'drift-fast', mostGaps: 0, mostMeanDelayMs: 45 },
  { name: 'drift-slow', mostGaps: 0, mostMeanDelayMs: 45 },
] as const;

describe.each(lines)('a line like $name', ({ name, mostGaps, mostMeanDelayMs }) => {
  const trace = readTrace(name);
  const { buffer, pushed, steepestHeard, longestDelayMs, meanDelayMs } = replay(trace);

  it('loses nothing in silence: every sample is played, or counted as left out, and those are few', () => {
    expect(buffer.playedSamples).toBe(pushed);
    expect(buffer.takeUsedFrames()).toBe(trace.arrivalsMs.length);
    expect(buffer.skippedSamples / pushed).toBeLessThan(0.005);
  });

  it('never clicks: no step between samples is more than a fifth larger than the voice’s own', () => {
    expect(steepestHeard / steepest).toBeLessThan(1.2);
  });

  it('is never later than 120 ms and a callback, and no later than the line asks for', () => {
    expect(longestDelayMs).toBeLessThanOrEqual(120 + quantumMs);
    expect(meanDelayMs).toBeLessThan(mostMeanDelayMs);
  });

  it('has fewer gaps than a buffer that keeps to 60 ms, and hides less', () => {
    const fixed = keepSixty(trace);
    const concealedMs = buffer.concealedSamples / 24;
    expect(buffer.underruns).toBeLessThanOrEqual(mostGaps);
    if (fixed.underruns === 0) return;
    expect(buffer.underruns).toBeLessThan(fixed.underruns);
    expect(concealedMs).toBeLessThan(fixed.missedMs);
  });
});

it('learns the line: what it wants, the jitter and the longest gap are those of the trace', () => {
  const [wired, busy] = [replay(readTrace('wired')).buffer, replay(readTrace('wi-fi-busy')).buffer];
  expect(wired.targetMs).toBe(40);
  expect(busy.targetMs).toBeGreaterThan(100);
  expect(wired.jitterMs).toBeLessThan(4);
  expect(busy.jitterMs).toBeGreaterThan(2 * wired.jitterMs);
  expect(wired.longestGapMs).toBeLessThan(20 + 3 * quantumMs);
  expect(busy.longestGapMs).toBeGreaterThan(90);
});
