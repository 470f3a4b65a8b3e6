import { frameSamples, initialCredit, laneSampleRate } from './frame.ts';
import { createFrameRing } from './ring-frames.ts';
import { saturate16 } from './pcm.ts';

/** One frame ready for the lane. */
export interface CapturedFrame {
  readonly seq: number;
  /** Time of its first sample, in ms on the audio clock. */
  readonly atMs: number;
  readonly samples: Int16Array<ArrayBuffer>;
}

/** The sending end of a microphone: float quanta in, 20 ms PCM16 frames out, as many as the receiver has credit for. */
export interface CaptureRing {
  /** Any number of channels of equal length, -1..1, mixed down to one. `atSec` is the audio clock at the first sample. */
  push(channels: readonly Float32Array[], atSec: number): void;
  grant(frames: number): void;
  /** The oldest frame that may be sent now, or null. */
  take(): CapturedFrame | null;
  /** Frames lost because there was no credit. */
  readonly droppedFrames: number;
}

/** Frames kept while there is no credit: 500 ms. */
const waitingFrames = 25;

export function createCaptureRing(): CaptureRing {
  const waiting = createFrameRing<CapturedFrame>(waitingFrames);
  let filling = new Int16Array(frameSamples);
  let filled = 0;
  let startMs = 0;
  let seq = 0;
  let credit = initialCredit;
  let droppedFrames = 0;

  return {
    push: (channels, atSec) => {
      const length = channels[0]?.length ?? 0;
      const gain = 32_768 / channels.length;
      for (let at = 0; at < length; at += 1) {
        if (filled === 0) startMs = (atSec + at / laneSampleRate) * 1000;
        let sum = 0;
        for (const channel of channels) sum += channel[at] ?? 0;
        filling[filled] = saturate16(sum * gain);
        filled += 1;
        if (filled < frameSamples) continue;
        // The number is given here and not when sent, so that the receiver sees a drop as a gap.
        if (waiting.push({ seq, atMs: startMs, samples: filling }) !== null) droppedFrames += 1;
        seq = (seq + 1) >>> 0;
        filling = new Int16Array(frameSamples);
        filled = 0;
      }
    },
    grant: (frames) => { credit += frames; },
    take: () => {
      if (credit <= 0) return null;
      const frame = waiting.shift();
      if (frame !== null) credit -= 1;
      return frame;
    },
    get droppedFrames() { return droppedFrames; },
  };
}
