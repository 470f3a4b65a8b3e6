import { createStore } from 'zustand/vanilla';
import type { AudioEngine, AudioEngineState, MicrophoneProblem, StreamFollower } from './engine-api.ts';
import type { AudioLane } from '../../bridge/audio-lane.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { StreamSound } from './worklets/worklet-messages.ts';
import { createMicrophone } from './create-microphone.ts';
import { createSoundContext } from './create-sound-context.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { listDevices } from './list-devices.ts';
import { microphoneProblem } from './microphone-problem.ts';
import { openCapture } from './open-capture.ts';
import { openPlayback } from './open-playback.ts';
import { playThreeNotes } from './play-three-notes.ts';
import { watchMicrophonePermission } from './watch-microphone-permission.ts';

/** All sound of the console. Nothing is opened before it is needed; `lane` is asked for each stream. */
export function createAudioEngine(deps: { readonly lane: () => AudioLane }): AudioEngine {
  const { mediaDevices } = navigator;
  const store = createStore<AudioEngineState>(() => ({ inputs: [], outputs: [], microphone: 'idle', problem: null, level: 0, levelDb: -Infinity, microphoneLabel: null, dead: false, deviceNotice: null, suspended: false, silent: false, underruns: 0 }));
  const sound = createSoundContext({ onSuspended: (suspended) => store.setState({ suspended }) });
  const microphone = createMicrophone({
    media: mediaDevices,
    onState: (state) => {
      store.setState(state.microphone === 'on' ? state : { ...state, level: 0 });
      // Labels are told only after permission.
      if (state.microphone === 'on') void refreshDevices();
    },
  });
  const streamSounds = new Map<number, StreamSound>();
  let speakerId: string | null = null;

  const refreshDevices = async (): Promise<void> => {
    const infos = await mediaDevices.enumerateDevices().catch(() => []);
    const outputs = listDevices(infos, 'audiooutput');
    store.setState({ inputs: listDevices(infos, 'audioinput'), outputs });
    // A speaker that was unplugged leaves the system's playing; plugged in again, it is taken again.
    sound.chooseSpeaker(outputs.some(({ id }) => id === speakerId) ? speakerId : null);
  };
  void watchMicrophonePermission((blocked) => store.setState(({ microphone: now, problem }) => {
    if (blocked) return now === 'idle' ? { microphone: 'problem', problem: microphoneProblem('denied') } : {};
    return problem?.code === 'denied' ? { microphone: 'idle', problem: null } : {};
  }));
  mediaDevices.addEventListener('devicechange', () => void refreshDevices());

  /** A capture node fed by the microphone; without a lane it only measures. */
  const capture = async (lane: { readonly port: MessagePort; readonly streamId: number } | null): Promise<Result<Disposer, MicrophoneProblem>> => {
    const { context, release } = await sound.use();
    const node = openCapture(context, { lane, onLevel: (level) => store.setState({ level }) });
    const used = await microphone.use(node.connect);
    const end: Disposer = () => {
      node.dispose();
      release();
    };
    if (!used.ok) {
      end();
      return err(used.error);
    }
    return ok(() => {
      used.value();
      end();
    });
  };

  /** A context that does not open is told as a microphone that does not start; anything else is a bug and throws. */
  const safely = async (work: () => Promise<Result<Disposer, MicrophoneProblem>>): Promise<Result<Disposer, MicrophoneProblem>> => {
    try {
      return await work();
    } catch (thrown) {
      if (!(thrown instanceof DOMException)) throw thrown;
      const problem = microphoneProblem('failed');
      store.setState({ microphone: 'problem', problem });
      return err(problem);
    }
  };

  const playStream = (streamId: number, follow?: StreamFollower): Disposer => {
    // Taken now, so that frames which come while the context opens wait in the port.
    const port = deps.lane().stream(streamId);
    let ended = false;
    let dispose: Disposer = () => port.close();
    void sound.use().then(({ context, release }) => {
      if (ended) return release();
      store.setState({ silent: false });
      const closeNode = openPlayback(context, {
        lane: { port, streamId }, onUnderrun: () => store.setState(({ underruns }) => ({ underruns: underruns + 1 })),
        onSound: (told) => streamSounds.set(streamId, told), onPlayed: follow?.onPlayed, onEnded: follow?.onEnded,
      });
      dispose = () => {
        closeNode();
        release();
      };
    }, () => {
      port.close();
      store.setState({ silent: true });
    });
    return () => {
      if (ended) return;
      ended = true;
      dispose();
      streamSounds.delete(streamId);
    };
  };

  return {
    store,
    wake: () => sound.wake(),
    refreshDevices,
    chooseMicrophone: (id) => microphone.choose(id),
    chooseSpeaker: (id) => {
      speakerId = id;
      sound.chooseSpeaker(id);
    },
    chooseRing: () => {},
    chooseProcessing: () => {},
    recordAndPlay: () => Promise.resolve(ok(null)),
    ring: () => () => {},
    meter: () => safely(() => capture(null)),
    playTone: async () => {
      const { context, release } = await sound.use();
      try {
        await playThreeNotes(context);
      } finally {
        release();
      }
    },
    playStream,
    streamSound: (streamId) => streamSounds.get(streamId) ?? null,
    talk: (streams) => safely(async () => {
      const captured = await capture({ port: deps.lane().stream(streams.microphoneStreamId), streamId: streams.microphoneStreamId });
      if (!captured.ok) return captured;
      const stopVoice = playStream(streams.voiceStreamId);
      return ok(() => {
        captured.value();
        stopVoice();
      });
    }),
  };
}
