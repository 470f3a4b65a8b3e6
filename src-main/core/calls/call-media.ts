import type { AudioHub, OutStream } from '../telephony/audio-hub.ts';
import type { Clock } from '../ports/clock.ts';
import type { SoundTap } from './sound-tap.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import { frameSamples } from '../../../src-shared/audio/frame.ts';

export interface CallMedia extends SoundTap {
  listen(peerId: string): number;
  unlisten(peerId: string): void;
  listening(): boolean;
  /** This stream is what this screen hears of the call. */
  plays(peerId: string, streamId: number): boolean;
}

/** Listening screens fall behind by this much at most. */
const keepFrames = 10;
/** One direction may be this many frames ahead before the other counts as silent. */
const slackFrames = 5;
const fullScale = 32_768;

/** Meters and listening in, of one call. */
export function createCallMedia(deps: { readonly clock: Clock; readonly hub: AudioHub; readonly onLevels: (them: number, assistant: number) => void; readonly onListening: () => void }): CallMedia {
  const listeners = new Map<string, OutStream>();
  const queues = { them: [] as Int16Array[], assistant: [] as Int16Array[] };
  const peaks = { them: 0, assistant: 0 };
  const meter: Disposer = deps.clock.every(100, () => {
    deps.onLevels(peaks.them, peaks.assistant);
    peaks.them = 0;
    peaks.assistant = 0;
  });

  const take = (side: 'them' | 'assistant', samples: Int16Array): void => {
    for (const sample of samples) peaks[side] = Math.max(peaks[side], Math.min(1, Math.abs(sample) / fullScale));
    if (listeners.size === 0) return;
    queues[side].push(samples.slice());
    mix();
  };
  const mix = (): void => {
    for (;;) {
      const { them, assistant } = queues;
      const ready = them.length > 0 && assistant.length > 0;
      if (!ready && them.length <= slackFrames && assistant.length <= slackFrames) return;
      const frame = sum(them.shift(), assistant.shift());
      for (const stream of listeners.values()) stream.send(frame.slice());
    }
  };

  return {
    them: (samples) => { take('them', samples); },
    played: (samples) => { take('assistant', samples); },
    listen: (peerId) => {
      const present = listeners.get(peerId);
      if (present !== undefined) return present.id;
      const stream = deps.hub.openOut(peerId, { keepFrames, onClosed: () => { if (listeners.get(peerId) === stream && listeners.delete(peerId)) deps.onListening(); } });
      listeners.set(peerId, stream);
      deps.onListening();
      return stream.id;
    },
    unlisten: (peerId) => {
      const stream = listeners.get(peerId);
      listeners.delete(peerId);
      stream?.end();
      if (stream !== undefined) deps.onListening();
    },
    listening: () => listeners.size > 0,
    plays: (peerId, streamId) => listeners.get(peerId)?.id === streamId,
    stop: () => {
      meter();
      for (const stream of listeners.values()) stream.end();
      listeners.clear();
      queues.them.length = 0;
      queues.assistant.length = 0;
    },
  };
}

function sum(a: Int16Array | undefined, b: Int16Array | undefined): Int16Array {
  const mixed = new Int16Array(Math.max(a?.length ?? 0, b?.length ?? 0, frameSamples));
  for (let at = 0; at < mixed.length; at++) mixed[at] = Math.max(-fullScale, Math.min(fullScale - 1, (a?.[at] ?? 0) + (b?.[at] ?? 0)));
  return mixed;
}
