import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { AudioEngine, MicrophoneProblem } from '../audio/engine-api.ts';
import type { Bridge } from '../../../src-shared/contract/bridge.ts';
import type { ContractError } from '../../../src-shared/contract/error-codes.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import { reportSound } from './report-sound.ts';

/** Sound of this window, by call. `problem` is why there is none. */
export interface CallAudioState {
  readonly listening: readonly string[];
  readonly talking: readonly string[];
  readonly microphoneProblem: MicrophoneProblem | null;
  readonly error: ContractError | null;
}

/** Ties the streams that the core opens to the audio engine, and closes both ends together. */
export interface CallAudio {
  readonly store: StoreApi<CallAudioState>;
  listen(callId: string, on: boolean): Promise<void>;
  /** Assistant line: microphone in, voice out. Does nothing while it is open. */
  talk(callId: string): Promise<void>;
  /** The call is over, or the connection went away: both kinds of stream are gone. */
  end(callId: string): void;
  endAll(): void;
}

export function createCallAudio({ bridge, audio, laneReady }: { readonly bridge: Bridge<'console'>; readonly audio: AudioEngine; readonly laneReady: () => Promise<void> }): CallAudio {
  const store = createStore<CallAudioState>(() => ({ listening: [], talking: [], microphoneProblem: null, error: null }));
  const playing = new Map<string, Disposer>();
  const talks = new Map<string, Disposer>();
  const opening = new Set<string>();

  /** The stream's end, and that of what is told of it. */
  const reported = (callId: string, streamId: number, end: Disposer): Disposer => {
    const endReports = reportSound({ bridge, audio }, callId, streamId);
    return () => {
      endReports();
      end();
    };
  };
  const show = () => { store.setState({ listening: [...playing.keys()], talking: [...talks.keys()] }); };
  const stop = (streams: Map<string, Disposer>, callId: string) => {
    streams.get(callId)?.();
    if (streams.delete(callId)) show();
  };

  return {
    store,
    async listen(callId, on) {
      audio.wake();
      if (!on) stop(playing, callId);
      if (on) await laneReady();
      const answer = await bridge.call('call.listen', { callId, on });
      if (!answer.ok) { store.setState({ error: answer.error }); return; }
      store.setState({ error: null });
      if (!on || answer.value.streamId === null) return;
      playing.get(callId)?.();
      playing.set(callId, reported(callId, answer.value.streamId, audio.playStream(answer.value.streamId)));
      show();
    },
    async talk(callId) {
      if (talks.has(callId) || opening.has(callId)) return;
      opening.add(callId);
      audio.wake();
      await laneReady();
      const streams = await bridge.call('call.openMicrophone', { callId });
      if (!streams.ok) {
        opening.delete(callId);
        store.setState({ error: streams.error });
        return;
      }
      const talk = await audio.talk(streams.value);
      // The call may have ended while the browser asked for the microphone.
      if (!opening.delete(callId)) {
        if (talk.ok) talk.value();
        return;
      }
      if (talk.ok) talks.set(callId, reported(callId, streams.value.voiceStreamId, talk.value));
      store.setState({ error: null, microphoneProblem: talk.ok ? null : talk.error });
      show();
    },
    end(callId) {
      opening.delete(callId);
      stop(playing, callId);
      stop(talks, callId);
    },
    endAll() {
      opening.clear();
      for (const callId of [...playing.keys()]) stop(playing, callId);
      for (const callId of [...talks.keys()]) stop(talks, callId);
    },
  };
}
