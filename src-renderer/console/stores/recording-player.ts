import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { AudioEngine } from '../audio/engine-api.ts';
import type { Bridge } from '../../../src-shared/contract/bridge.ts';
import type { ContractError } from '../../../src-shared/contract/error-codes.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import { laneSampleRate } from '../../../src-shared/audio/frame.ts';

/** One recording at a time. Places are ms of the call. */
export interface PlayerState {
  /** Null: nothing was chosen yet. */
  readonly callId: string | null;
  readonly playing: boolean;
  readonly positionMs: number;
  readonly problem: ContractError | null;
}

export interface RecordingPlayer {
  readonly store: StoreApi<PlayerState>;
  /** Plays from there, and stops at `untilMs` when it is given. What played before is stopped. */
  play(callId: string, fromMs: number, untilMs?: number | null): Promise<void>;
  pause(): void;
  /** Goes on from there when it plays, else waits there. */
  seek(callId: string, toMs: number): Promise<void>;
}

export function createRecordingPlayer({ bridge, audio, laneReady }: { readonly bridge: Bridge<'console'>; readonly audio: AudioEngine; readonly laneReady: () => Promise<void> }): RecordingPlayer {
  const store = createStore<PlayerState>(() => ({ callId: null, playing: false, positionMs: 0, problem: null }));
  let stream: { readonly id: number; readonly close: Disposer } | null = null;
  /** Of the newest request: an older one that is answered late plays nothing. */
  let asked = 0;

  const close = (): void => {
    if (stream === null) return;
    stream.close();
    void bridge.call('recording.stop', { streamId: stream.id });
    stream = null;
  };
  const pause = (): void => {
    asked += 1;
    close();
    store.setState({ playing: false });
  };

  const play = async (callId: string, fromMs: number, untilMs: number | null = null): Promise<void> => {
    asked += 1;
    const mine = asked;
    audio.wake();
    close();
    store.setState({ callId, positionMs: fromMs, playing: true, problem: null });
    await laneReady();
    const opened = await bridge.call('recording.play', { callId, fromMs, untilMs });
    if (mine !== asked) {
      if (opened.ok) void bridge.call('recording.stop', { streamId: opened.value.streamId });
      return;
    }
    if (!opened.ok) {
      store.setState({ playing: false, problem: opened.error });
      return;
    }
    const { streamId, lengthMs } = opened.value;
    const endMs = Math.min(untilMs ?? lengthMs, lengthMs);
    const at = (samples24k: number): number => Math.min(endMs, fromMs + (samples24k / laneSampleRate) * 1000);
    stream = {
      id: streamId,
      close: audio.playStream(streamId, {
        onPlayed: (samples24k) => { if (mine === asked) store.setState({ positionMs: at(samples24k) }); },
        onEnded: () => {
          if (mine !== asked) return;
          stream?.close();
          stream = null;
          store.setState({ playing: false });
        },
      }),
    };
  };

  return {
    store, play, pause,
    seek: async (callId, toMs) => {
      const { callId: before, playing } = store.getState();
      if (playing && before === callId) return play(callId, toMs);
      pause();
      store.setState({ callId, positionMs: toMs, problem: null });
    },
  };
}
