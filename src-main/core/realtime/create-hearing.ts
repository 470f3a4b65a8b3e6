import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { AudioFormat } from './session-api.ts';
import type { SoundFrame } from './sound-frame.ts';
import { everyAligned } from './every-aligned.ts';
import { createInputClock } from './input-clock.ts';
import { samplesOf, silenceOf } from './sound-frame.ts';
import { createSoundQueue } from './sound-queue.ts';

export interface HearingHooks {
  send(frame: SoundFrame): void;
  bufferedBytes(): number;
  /** The service finds the ends of turns: it must hear silence where the line brings nothing. */
  fillsGaps(): boolean;
  /** The network takes nothing any more, although the socket is open. */
  onStalled(): void;
}

/** Sound towards the service: sent at once while the socket takes it, else kept up to two seconds, the newest. */
export interface Hearing {
  hear(frame: SoundFrame): void;
  /** For later: there is no connection now. */
  keep(frame: SoundFrame): void;
  hearSilence(ms: number): void;
  /** A new connection counts its sound from zero. */
  connected(): void;
  /** The connection is gone: nothing is sent until the next. */
  dropped(): void;
  /** Sends what was kept, as far as the socket takes it. */
  flush(): void;
  /** Sends all that was kept, whatever the socket takes: what follows must come after it. */
  flushAll(): void;
  /** When the sound at this position of the present connection was sent, monotonic ms; null when that is not known. */
  sentAtMs(positionMs: number): number | null;
  /** While on, the line's gaps are not filled: nothing is to be heard. */
  setHeld(held: boolean): void;
  stop(): void;
}

const sampleRate = 24_000;
const keptSamples = 2 * sampleRate;
/** About two seconds of sound in base64. Beyond it the socket is not keeping up, and sending more would only make the call late. */
export const fullBytes = 128 * 1024;
export const stallMs = 5_000;
/** A line that sends nothing for this long (muted, or lost packets) leaves a gap; jitter alone stays below it. */
export const gapMs = 200;
/** Enough for the service to end any turn; after it a line that is still silent has left. */
export const longestPadMs = 10_000;
const silenceFrameMs = 100;

/**
 * A gap in the line's sound is filled with silence while it lasts: the service counts sound and not time, so that without it a turn
 * would never end.
 */
export function createHearing(clock: Clock, logger: Logger, format: AudioFormat, hooks: HearingHooks): Hearing {
  const queue = createSoundQueue(keptSamples);
  const input = createInputClock();
  const silenceFrame = silenceOf(format, silenceFrameMs);
  let fullSinceMs: number | null = null;
  let droppedBefore = 0;
  let held = false;
  /** Sound was supplied up to this time; null before the first, and after a gap that was too long. */
  let coveredMs: number | null = null;
  let paddedMs = 0;
  let padding: Disposer | null = null;

  const noteDropped = (): void => {
    const dropped = queue.dropped();
    if (dropped > droppedBefore) logger.warn('realtime.sound_dropped', { ms: Math.round((dropped - droppedBefore) / 24) });
    droppedBefore = dropped;
  };
  const send = (frame: SoundFrame): void => {
    input.sent(samplesOf(frame), clock.monoMs());
    hooks.send(frame);
  };
  const isFull = (): boolean => hooks.bufferedBytes() > fullBytes;
  const flush = (): void => {
    while (!isFull()) {
      const frame = queue.shift();
      if (frame === undefined) return noteDropped();
      send(frame);
    }
  };
  const hearSilence = (ms: number): void => {
    for (let leftMs = Math.ceil(ms); leftMs > 0; leftMs -= silenceFrameMs) send(leftMs >= silenceFrameMs ? silenceFrame : silenceOf(format, leftMs));
  };
  const supplied = (): void => {
    coveredMs = clock.monoMs();
    paddedMs = 0;
  };
  const pad = (): void => {
    if (coveredMs === null || held || !hooks.fillsGaps() || isFull()) return;
    const missingMs = clock.monoMs() - coveredMs;
    if (missingMs < gapMs) return;
    coveredMs = paddedMs + missingMs >= longestPadMs ? null : clock.monoMs();
    paddedMs += missingMs;
    hearSilence(Math.min(missingMs, longestPadMs));
  };
  const stopPadding = (): void => {
    padding?.();
    padding = null;
  };

  return {
    hear(frame) {
      supplied();
      padding ??= everyAligned(clock, gapMs, pad);
      if (!isFull()) {
        fullSinceMs = null;
        flush();
        return send(frame);
      }
      queue.push(frame);
      fullSinceMs ??= clock.monoMs();
      if (clock.monoMs() - fullSinceMs < stallMs) return undefined;
      fullSinceMs = null;
      return hooks.onStalled();
    },
    keep(frame) {
      supplied();
      queue.push(frame);
    },
    hearSilence,
    connected: () => input.restart(),
    dropped: stopPadding,
    flush() {
      fullSinceMs = null;
      flush();
    },
    flushAll() {
      for (let frame = queue.shift(); frame !== undefined; frame = queue.shift()) send(frame);
      noteDropped();
    },
    sentAtMs: (positionMs) => input.sentAtMs(positionMs),
    setHeld(on) {
      held = on;
      coveredMs = null;
    },
    stop() {
      stopPadding();
      queue.clear();
      noteDropped();
    },
  };
}
