import { hear, type Heard } from '../ears/hear.ts';
import { createSampleLog } from '../ears/sample-log.ts';
import { createSpeechDetector } from '../ears/speech-detector.ts';
import type { SpokenRegistry } from '../ears/spoken-registry.ts';

/** A simulated person's ear on what is really played to them. */
export interface LineEar {
  feed(frame: Int16Array): void;
  /** Somebody is speaking to them (the pause that ends a turn included). */
  hearing(): boolean;
  /** Milliseconds since the present speech began; 0 when there is none. */
  hearingMs(): number;
  /** What was understood of the present speech so far. */
  soFar(): Heard;
  /** Speech that has begun is not told of when it ends. */
  ignorePresent(): void;
}

/** So long is a pause that means: your turn. */
const turnSilenceMs = 700;
const prefixSamples = 24 * 200;
const maxTurnSamples = 24_000 * 90;

export function createLineEar(registry: SpokenRegistry, onTurn: (heard: Heard) => void): LineEar {
  const log = createSampleLog(maxTurnSamples);
  let start: number | null = null;
  let ignored = false;
  const detector = createSpeechDetector({ threshold: 0.5, silenceMs: turnSilenceMs }, {
    onStart(position) {
      start = Math.max(0, position - prefixSamples);
      ignored = false;
    },
    onStop(voiceEnd, position) {
      const from = start ?? position;
      start = null;
      const samples = log.slice(from, voiceEnd + prefixSamples);
      log.dropBefore(position);
      if (!ignored) onTurn(hear(samples, registry, 'assistant'));
    },
  });
  return {
    feed(frame) {
      log.append(frame);
      detector.feed(frame);
      if (start === null) log.dropBefore(log.end() - prefixSamples * 2);
    },
    hearing: () => detector.speaking(),
    hearingMs: () => (start === null ? 0 : (log.end() - start - prefixSamples) / 24),
    soFar: () => hear(log.slice(start ?? log.end(), log.end()), registry, 'assistant'),
    ignorePresent() {
      ignored = true;
    },
  };
}
