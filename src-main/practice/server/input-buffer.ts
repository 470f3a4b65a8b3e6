import { createSampleLog } from '../ears/sample-log.ts';
import { createSpeechDetector } from '../ears/speech-detector.ts';
import type { TurnDetection } from './session-settings.ts';

/** The session's input audio buffer with server VAD over it. Positions are milliseconds of all audio ever appended. */
export interface InputBuffer {
  append(samples24k: Int16Array): void;
  setTurnDetection(detection: TurnDetection | null): void;
  /** All that is in the buffer, taken out; null when it is shorter than 100 ms. */
  commit(): Int16Array | null;
  bufferedMs(): number;
  /** Of all audio ever appended. */
  endMs(): number;
  clear(): void;
  speaking(): boolean;
}

export interface InputBufferEvents {
  onSpeechStarted(audioStartMs: number): void;
  /** The turn's sound, with what led up to it and the silence after it. */
  onSpeechStopped(audioEndMs: number, samples24k: Int16Array): void;
}

const samplesPerMs = 24;
const minCommitMs = 100;
/** Five minutes; of a longer turn only the end is kept. */
const maxBufferSamples = 24_000 * 300;
/** Kept before speech begins; no padding is longer. */
const keepQuietSamples = 24_000 * 6;

export function createInputBuffer(events: InputBufferEvents): InputBuffer {
  let detection: TurnDetection | null = null;
  let bufferStart = 0;
  const log = createSampleLog(maxBufferSamples);
  const detector = createSpeechDetector({ threshold: 0.5, silenceMs: 500 }, {
    onStart(position) {
      if (detection === null) return;
      bufferStart = Math.max(bufferStart, position - detection.prefixPaddingMs * samplesPerMs);
      events.onSpeechStarted(Math.floor(bufferStart / samplesPerMs));
    },
    onStop(_voiceEnd, position) {
      if (detection === null) return;
      const samples = log.slice(bufferStart, position);
      bufferStart = position;
      log.dropBefore(position);
      events.onSpeechStopped(Math.floor(position / samplesPerMs), samples);
    },
  });

  return {
    append(samples24k) {
      log.append(samples24k);
      // Fed without turn detection too: its positions are those of the stream.
      detector.feed(samples24k);
      if (detection !== null && !detector.speaking()) log.dropBefore(log.end() - keepQuietSamples);
    },
    setTurnDetection(next) {
      if ((next === null) !== (detection === null)) detector.reset();
      if (next !== null) detector.change({ threshold: next.threshold, silenceMs: next.silenceMs });
      detection = next;
    },
    commit() {
      if (log.end() - bufferStart < minCommitMs * samplesPerMs) return null;
      const samples = log.slice(bufferStart, log.end());
      bufferStart = log.end();
      log.dropBefore(bufferStart);
      detector.reset();
      return samples;
    },
    endMs: () => Math.floor(log.end() / samplesPerMs),
    bufferedMs: () => (log.end() - bufferStart) / samplesPerMs,
    clear() {
      bufferStart = log.end();
      log.dropBefore(bufferStart);
      detector.reset();
    },
    speaking: () => detection !== null && detector.speaking(),
  };
}
