import type { JitterTrace } from './jitter-trace.ts';
import { percentile } from '../percentile.ts';

/** What the replay needs of a jitter buffer. */
export interface PlayoutBuffer {
  push(samples: Int16Array): void;
  pull(target: Float32Array): void;
  /** Samples of frames that the listener has passed. */
  readonly playedSamples: number;
  readonly queuedSamples: number;
  /** Of `playedSamples`, those left out on purpose; a buffer that never does has none. */
  readonly skippedSamples?: number;
}

export interface ReplayFigures {
  /** Times the queue was empty within an utterance. */
  readonly underruns: number;
  /** From then until the sound goes on: silence, or what hides it. Time that is stretched while there is sound to play is not in it. */
  readonly concealedMs: number;
  /** Sound that was never played. */
  readonly skippedMs: number;
  /** From when a sample could have been heard, had its frame come as fast as the fastest of the trace; null when nothing was played. */
  readonly meanDelayMs: number | null;
  readonly p99DelayMs: number | null;
}

const samplesPerMs = 24;
const quantumSamples = 128;
const quantumMs = quantumSamples / samplesPerMs;
/** Frames sent further apart than this are two utterances, and the silence between them is meant. */
const pauseMs = 250;
/** After the last frame, for what is still queued. */
const tailMs = 1_000;

/** Plays a trace as an audio device does, quantum by quantum, every buffer by the same rule: only its queue and its count of played samples are looked at. */
export function replayTrace(buffer: PlayoutBuffer, trace: JitterTrace): ReplayFigures {
  const { frames } = trace;
  const fastestMs = Math.min(...frames.map(({ sentMs, cameMs }) => cameMs - sentMs));
  const order = [...frames].sort((a, b) => a.cameMs - b.cameMs || a.sentMs - b.sentMs);
  /** Where each pushed frame ends in the stream of pushed samples. */
  const ends: number[] = [];
  const delaysMs: number[] = [];
  const target = new Float32Array(quantumSamples);
  const endMs = (order.at(-1)?.cameMs ?? 0) + tailMs;
  let pushed = 0;
  let next = 0;
  let front = 0;
  let speaking = false;
  let dry = false;
  let underruns = 0;
  let concealed = 0;

  for (let nowMs = order[0]?.cameMs ?? 0; nowMs < endMs; nowMs += quantumMs) {
    for (let frame = order[next]; frame !== undefined && frame.cameMs <= nowMs; frame = order[next]) {
      buffer.push(soundOf(frame.samples, pushed));
      pushed += frame.samples;
      ends.push(pushed);
      next += 1;
    }
    const at = pushed - buffer.queuedSamples;
    while (front < ends.length && (ends[front] ?? 0) <= at) front += 1;
    const head = order[front];
    const playedBefore = buffer.playedSamples;
    buffer.pull(target);
    const played = buffer.playedSamples - playedBefore;
    if (played > 0) {
      if (head !== undefined && front < ends.length) delaysMs.push(nowMs - (head.sentMs + (at - ((ends[front] ?? 0) - head.samples)) / samplesPerMs) - fastestMs);
      speaking = true;
    }
    // What has been played to its last sample, with a pause after it, has ended.
    if (speaking && buffer.queuedSamples === 0 && endsUtterance(order, next)) {
      speaking = false;
      dry = false;
      continue;
    }
    if (!speaking) continue;
    const empty = played < quantumSamples && buffer.queuedSamples === 0;
    if (empty && !dry) underruns += 1;
    // The quantum in which the sound goes on belongs to the gap as far as it is not filled.
    if (empty || dry) concealed += Math.max(0, quantumSamples - played);
    dry = empty || (dry && played === 0);
  }

  return {
    underruns,
    concealedMs: concealed / samplesPerMs,
    skippedMs: (pushed - buffer.queuedSamples - buffer.playedSamples + (buffer.skippedSamples ?? 0)) / samplesPerMs,
    meanDelayMs: delaysMs.length === 0 ? null : delaysMs.reduce((sum, ms) => sum + ms, 0) / delaysMs.length,
    p99DelayMs: percentile(delaysMs, 0.99),
  };
}

function endsUtterance(order: JitterTrace['frames'], next: number): boolean {
  const [last, following] = [order[next - 1], order[next]];
  return last === undefined || following === undefined || following.sentMs - last.sentMs > pauseMs;
}

/** Something voice-like, for a buffer may look at what it stretches: 3 s, again and again. */
const voice = Int16Array.from({ length: 3_000 * samplesPerMs }, (_, at) => {
  const sec = at / (samplesPerMs * 1000);
  const syllable = Math.max(0, Math.sin(2 * Math.PI * 3 * sec));
  return Math.round(6_000 * syllable * (Math.sin(2 * Math.PI * 140 * sec) + 0.5 * Math.sin(2 * Math.PI * 420 * sec) + 0.2 * Math.sin(2 * Math.PI * 1_960 * sec)));
});

function soundOf(count: number, from: number): Int16Array {
  return Int16Array.from({ length: count }, (_, at) => voice[(from + at) % voice.length] ?? 0);
}
