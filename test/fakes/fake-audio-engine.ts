import { createStore } from 'zustand/vanilla';
import type { AudioEngine, AudioEngineState, StreamFollower } from '../../src-renderer/console/audio/engine-api.ts';
import { err, ok } from '../../src-shared/domain/result.ts';

const sound: NonNullable<ReturnType<AudioEngine['streamSound']>> = { underruns: 0, concealedMs: 0, bufferMs: 60, jitterMs: 2, longestGapMs: 24 };

/** The audio engine without sound: remembers what plays; a microphone problem makes meter and talk fail. */
export function createFakeAudioEngine(state: Partial<AudioEngineState> = {}): AudioEngine & { readonly playing: Set<number>; readonly talking: Set<number>; readonly followers: Map<number, StreamFollower> } {
  const store = createStore<AudioEngineState>(() => ({ inputs: [], outputs: [], microphone: 'idle', problem: null, level: 0, levelDb: -Infinity, microphoneLabel: null, dead: false, muted: false, processing: null, deviceNotice: null, suspended: false, silent: false, underruns: 0, ...state }));
  const playing = new Set<number>();
  const talking = new Set<number>();
  const followers = new Map<number, StreamFollower>();
  return {
    store, playing, talking, followers,
    wake() {},
    refreshDevices: () => Promise.resolve(),
    chooseMicrophone() {},
    chooseSpeaker() {},
    chooseRing() {},
    chooseProcessing() {},
    async recordAndPlay(onStep) {
      const { problem } = store.getState();
      if (problem !== null) return err(problem);
      onStep('recording');
      onStep('playing');
      return ok(null);
    },
    ring: () => () => {},
    async meter() {
      const { problem } = store.getState();
      if (problem !== null) return err(problem);
      store.setState({ microphone: 'on' });
      return ok(() => { store.setState({ microphone: 'idle' }); });
    },
    playTone: () => Promise.resolve(),
    streamSound: (streamId) => (playing.has(streamId) ? { ...sound } : null),
    playStream(streamId, follow) {
      playing.add(streamId);
      if (follow !== undefined) followers.set(streamId, follow);
      return () => { playing.delete(streamId); };
    },
    async talk({ microphoneStreamId }) {
      const { problem } = store.getState();
      if (problem !== null) return err(problem);
      talking.add(microphoneStreamId);
      return ok(() => { talking.delete(microphoneStreamId); });
    },
  };
}
