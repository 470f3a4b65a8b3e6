import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import { createSoundQueue } from './sound-queue.ts';

export interface HearingHooks {
  send(samples: Int16Array): void;
  bufferedBytes(): number;
  /** The network takes nothing any more, although the socket is open. */
  onStalled(): void;
}

/** Sound towards the service: sent at once while the socket takes it, else kept up to two seconds, the newest. */
export interface Hearing {
  hear(samples: Int16Array): void;
  /** For later: there is no connection now. */
  keep(samples: Int16Array): void;
  hearSilence(ms: number): void;
  /** Sends what was kept, as far as the socket takes it. */
  flush(): void;
  stop(): void;
}

const sampleRate = 24_000;
const keptSamples = 2 * sampleRate;
/** About two seconds of sound in base64. Beyond it the socket is not keeping up, and sending more would only make the call late. */
export const fullBytes = 128 * 1024;
export const stallMs = 5_000;
const silenceFrame = new Int16Array(2_400);

export function createHearing(clock: Clock, logger: Logger, hooks: HearingHooks): Hearing {
  const queue = createSoundQueue(keptSamples);
  let fullSinceMs: number | null = null;
  let droppedBefore = 0;

  const noteDropped = (): void => {
    const dropped = queue.dropped();
    if (dropped > droppedBefore) logger.warn('realtime.sound_dropped', { ms: Math.round((dropped - droppedBefore) / 24) });
    droppedBefore = dropped;
  };
  const isFull = (): boolean => hooks.bufferedBytes() > fullBytes;
  const flush = (): void => {
    while (!isFull()) {
      const samples = queue.shift();
      if (samples === undefined) return noteDropped();
      hooks.send(samples);
    }
  };

  return {
    hear(samples) {
      if (!isFull()) {
        fullSinceMs = null;
        flush();
        return hooks.send(samples);
      }
      queue.push(samples);
      fullSinceMs ??= clock.monoMs();
      if (clock.monoMs() - fullSinceMs < stallMs) return undefined;
      fullSinceMs = null;
      return hooks.onStalled();
    },
    keep: (samples) => queue.push(samples),
    hearSilence(ms) {
      for (let left = Math.ceil((ms * sampleRate) / 1000); left > 0; left -= silenceFrame.length) hooks.send(silenceFrame.subarray(0, left));
    },
    flush() {
      fullSinceMs = null;
      flush();
    },
    stop() {
      queue.clear();
      noteDropped();
    },
  };
}
