import { createStore } from 'zustand/vanilla';
import type { AudioContext } from 'standardized-audio-context';
import type { AudioEngine, AudioEngineState, MicrophoneProblem, StreamFollower } from './engine-api.ts';
import type { AudioLane } from '../../bridge/audio-lane.ts';
import type { CaptureNode } from './open-capture.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { FromCapture, StreamSound } from './worklets/worklet-messages.ts';
import captureUrl from './worklets/capture.worklet.ts?worker&url';
import playbackUrl from './worklets/playback.worklet.ts?worker&url';
import { createDeviceNotices } from './create-device-notices.ts';
import { createDeviceWatch } from './create-device-watch.ts';
import { createMicrophone } from './create-microphone.ts';
import { createOutput } from './create-output.ts';
import { createSoundContext } from './create-sound-context.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { microphoneProblem } from './microphone-problem.ts';
import { openCapture } from './open-capture.ts';
import { openPlayback } from './open-playback.ts';
import { playOnce } from './play-once.ts';
import { playRing } from './play-ring.ts';
import { playThreeNotes } from './play-three-notes.ts';
import { recordThenPlay } from './record-then-play.ts';
import { watchMicrophonePermission } from './watch-microphone-permission.ts';

const idle: AudioEngineState = {
  inputs: [], outputs: [], microphone: 'idle', problem: null, microphoneLabel: null, dead: false, muted: false, processing: null, deviceNotice: null,
  levelDb: -Infinity, level: 0, suspended: false, silent: false, underruns: 0,
};

/** All sound of the console. Nothing is opened before it is needed; `lane` is asked for each stream. */
export function createAudioEngine(deps: { readonly lane: () => AudioLane }): AudioEngine {
  const { mediaDevices } = navigator;
  const store = createStore<AudioEngineState>(() => idle);
  const notices = createDeviceNotices({ onNotice: (deviceNotice) => store.setState({ deviceNotice }) });
  /** What lasts while sound is in use: the list of devices is looked at. */
  const held = new Map<'voice' | 'ring', Disposer>();
  const hold = (what: 'voice' | 'ring', on: boolean): void => {
    if (on && !held.has(what)) {
      held.set(what, watch.hold());
      void watch.refresh();
    }
    if (on) return;
    held.get(what)?.();
    held.delete(what);
  };

  const suspended = new Set<'voice' | 'ring'>();

  const context = (what: 'voice' | 'ring', worklets: readonly string[]) => {
    const made = createSoundContext({
      worklets,
      onSuspended: (is) => {
        if (is) suspended.add(what);
        else suspended.delete(what);
        store.setState({ suspended: suspended.size > 0 });
      },
      onSinkRefused: (id) => output.refuse(id),
      onSilent: (silent) => store.setState({ silent }),
      onUsed: (used) => {
        hold(what, used);
        notices.used(what, used);
      },
    });
    const output = createOutput({ setSink: (id) => made.setSink(id), onChange: () => notices.output(what, output) });
    return { made, output };
  };
  const { made: sound, output: speaker } = context('voice', [captureUrl, playbackUrl]);
  const { made: ringSound, output: ringDevice } = context('ring', []);
  /** Null = rings where calls are heard. */
  let ringChoice: string | null = null;
  let speakerChoice: string | null = null;

  const microphone = createMicrophone({
    media: mediaDevices,
    onState: (state) => {
      const off = state.microphone === 'on' ? {} : { level: 0, levelDb: -Infinity, dead: false };
      store.setState({ ...off, microphone: state.microphone, problem: state.problem, microphoneLabel: state.label, muted: state.muted, processing: state.processing });
      notices.microphone(state);
      // Labels are told only after permission.
      if (state.microphone === 'on') void watch.refresh();
    },
  });
  const streamSounds = new Map<number, StreamSound>();

  const watch = createDeviceWatch({
    media: mediaDevices,
    every: (ms, run) => {
      const timer = setInterval(run, ms);
      return () => clearInterval(timer);
    },
    onDevices: (devices) => {
      store.setState({ inputs: devices.inputs.devices, outputs: devices.outputs.devices });
      notices.devices(devices);
      microphone.devicesChanged(devices.inputs);
      speaker.devicesChanged(devices.outputs);
      ringDevice.devicesChanged(devices.outputs);
    },
    onLook: () => {
      microphone.look();
      sound.look();
      ringSound.look();
    },
  });
  // The computer slept, or the page was frozen: nobody tells what changed meanwhile.
  for (const event of ['visibilitychange', 'resume']) document.addEventListener(event, () => { if (held.size > 0) void watch.refresh().then(() => { sound.look(); ringSound.look(); }); });

  void watchMicrophonePermission((blocked) => {
    if (!blocked) microphone.allowed();
    store.setState(({ microphone: now, problem }) => {
      if (blocked) return now === 'idle' ? { microphone: 'problem', problem: microphoneProblem('denied') } : {};
      return problem?.code === 'denied' ? { microphone: 'idle', problem: null } : {};
    });
  });

  const onLevel = (level: FromCapture): void => {
    if (store.getState().microphone !== 'on') return;
    if (store.getState().dead !== level.dead) microphone.silence(level.dead);
    store.setState({ level: level.peak, levelDb: level.levelDb, dead: level.dead });
  };

  /** A capture node fed by the microphone; without a lane it only measures. `port` is asked for again when the context was lost. */
  const capture = async (lane: { readonly port: () => MessagePort; readonly streamId: number } | null): Promise<Result<Disposer, MicrophoneProblem>> => {
    let node: CaptureNode | null = null;
    let stream: MediaStream | null = null;
    const detach = await sound.attach((into) => {
      node = openCapture(into, { lane: lane === null ? null : { port: lane.port(), streamId: lane.streamId }, onLevel });
      node.connect(stream);
      return node.dispose;
    });
    const used = await microphone.use((given) => {
      stream = given;
      node?.connect(given);
    });
    if (!used.ok) {
      detach();
      return err(used.error);
    }
    return ok(() => {
      used.value();
      detach();
    });
  };

  /** A context that does not open is told as a microphone that does not start; anything else is a bug and throws. */
  const safely = async <T>(work: () => Promise<Result<T, MicrophoneProblem>>): Promise<Result<T, MicrophoneProblem>> => {
    try {
      return await work();
    } catch (thrown) {
      if (!(thrown instanceof DOMException)) throw thrown;
      const problem = microphoneProblem('failed');
      store.setState({ microphone: 'problem', problem });
      return err(problem);
    }
  };
  const once = (dispose: Disposer): Disposer => {
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      dispose();
    };
  };

  /** Builds in a context until disposed, whether or not it has opened by then. */
  const attached = (into: typeof sound, build: (context: AudioContext, isAgain: boolean) => Disposer, onFailed: () => void): Disposer => {
    let ended = false;
    let detach: Disposer | null = null;
    void into.attach(build).then((given) => {
      if (ended) given();
      else detach = given;
    }, onFailed);
    return once(() => {
      ended = true;
      detach?.();
    });
  };

  const playStream = (streamId: number, follow?: StreamFollower): Disposer => {
    // Taken now, so that frames which come while the context opens wait in the port.
    const first = deps.lane().stream(streamId);
    let playedSamples = 0;
    store.setState({ silent: false });
    const detach = attached(sound, (into, isAgain) => openPlayback(into, {
      lane: { port: isAgain ? deps.lane().stream(streamId) : first, streamId },
      takesOver: isAgain ? { playedSamples } : null,
      onUnderrun: () => store.setState(({ underruns }) => ({ underruns: underruns + 1 })),
      onSound: (told) => streamSounds.set(streamId, told),
      onPlayed: (samples) => {
        playedSamples = samples;
        follow?.onPlayed(samples);
      },
      onEnded: () => follow?.onEnded(),
    }), () => {
      first.close();
      store.setState({ silent: true });
    });
    return () => {
      detach();
      streamSounds.delete(streamId);
    };
  };

  return {
    store,
    wake: () => {
      sound.wake();
      ringSound.wake();
    },
    refreshDevices: () => watch.refresh(),
    chooseMicrophone: (id) => microphone.choose(id),
    chooseSpeaker: (id) => {
      speakerChoice = id;
      speaker.choose(id);
      ringDevice.choose(ringChoice ?? speakerChoice);
    },
    chooseRing: (id) => {
      ringChoice = id;
      ringDevice.choose(ringChoice ?? speakerChoice);
    },
    chooseProcessing: (processing) => microphone.process(processing),
    recordAndPlay: (onStep) => safely(() => recordThenPlay({ capture: (port) => capture({ port: () => port, streamId: 0 }), store, sound, onStep })),
    ring: () => attached(ringSound, playRing, () => store.setState({ silent: true })),
    meter: () => safely(() => capture(null)),
    playTone: () => playOnce(sound, playThreeNotes),
    playStream,
    streamSound: (streamId) => streamSounds.get(streamId) ?? null,
    talk: (streams) => safely(async () => {
      const captured = await capture({ port: () => deps.lane().stream(streams.microphoneStreamId), streamId: streams.microphoneStreamId });
      if (!captured.ok) return captured;
      const stopVoice = playStream(streams.voiceStreamId);
      return ok(() => {
        captured.value();
        stopVoice();
      });
    }),
  };
}
