import { createStore } from 'zustand/vanilla';
import type { AudioEngine, AudioEngineState } from '../../src-renderer/console/audio/engine-api.ts';
import { err, ok } from '../../src-shared/domain/result.ts';

/** The audio engine without sound: remembers what plays; a microphone problem makes meter and talk fail. */
export function createFakeAudioEngine(state: Partial<AudioEngineState> = {}): AudioEngine & { readonly playing: Set<number>; readonly talking: Set<number> } {
  const store = createStore<AudioEngineState>(() => ({ inputs: [], outputs: [], microphone: 'idle', problem: null, level: 0, levelDb: -Infinity, microphoneLabel: null, dead: false, muted: false, processing: null, deviceNotice: null, suspended: false, silent: false, underruns: 0, ...state }));
  const playing = new Set<number>();
  const talking = new Set<number>();
  return {
    store, playing, talking,
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
    playStream(streamId) {
      playing.add(streamId);
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
