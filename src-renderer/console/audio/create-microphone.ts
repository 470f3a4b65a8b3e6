import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { DeviceView } from './read-devices.ts';
import type { MicrophoneProblem } from './engine-api.ts';
import { initialMicrophone, standIn, stepMicrophone, type MicrophoneEffect, type MicrophoneEvent } from './microphone-machine.ts';
import { microphoneFacts, type MicrophoneProcessing } from './microphone-facts.ts';
import { microphoneProblemOf } from './microphone-problem.ts';

export interface MicrophoneState {
  readonly microphone: 'idle' | 'asking' | 'on' | 'problem';
  readonly problem: MicrophoneProblem | null;
  readonly label: string | null;
  /** The system holds it mute. */
  readonly muted: boolean;
  /** What the browser really does to the sound; null while it is off. */
  readonly processing: MicrophoneProcessing | null;
  /** Another device stands in for the chosen one, and why. */
  readonly standIn: { readonly chosenId: string; readonly why: 'gone' | 'refused' } | null;
}

/** One microphone for all who need it at the same time: opened for the first, released at once after the last. */
export interface Microphone {
  /** `onStream` is told the stream, at once and whenever the device changes; null while there is none. */
  use(onStream: (stream: MediaStream | null) => void): Promise<Result<Disposer, MicrophoneProblem>>;
  choose(id: string | null): void;
  process(processing: MicrophoneProcessing): void;
  devicesChanged(devices: DeviceView): void;
  /** Looks at the open track, or tries a failed one again. */
  look(): void;
  /** `dead`: it gives nothing but zeros. */
  silence(dead: boolean): void;
  /** The browser may be asked again. */
  allowed(): void;
}

export function createMicrophone(deps: { readonly media: Pick<MediaDevices, 'getUserMedia'>; readonly onState: (state: MicrophoneState) => void }): Microphone {
  const users = new Set<(stream: MediaStream | null) => void>();
  const waiting: ((used: Result<null, MicrophoneProblem>) => void)[] = [];
  let machine = initialMicrophone({ cancelEcho: true, reduceNoise: true });
  let stream: MediaStream | null = null;
  /** Opened, and not yet adopted or discarded. */
  let fresh: MediaStream | null = null;

  const constraintsOf = ({ cancelEcho, reduceNoise }: MicrophoneProcessing): MediaTrackConstraints => ({ echoCancellation: cancelEcho, noiseSuppression: reduceNoise, autoGainControl: true });
  const stop = (ended: MediaStream | null): void => { for (const track of ended?.getTracks() ?? []) track.stop(); };
  const give = (given: MediaStream | null): void => {
    stream = given;
    for (const user of users) user(given);
  };

  const send = (event: MicrophoneEvent): void => {
    const step = stepMicrophone(machine, event);
    const changed = step.state !== machine;
    machine = step.state;
    for (const effect of step.effects) run(effect);
    if (changed) tell();
  };

  const run = (effect: MicrophoneEffect): void => {
    switch (effect.type) {
      case 'open': void open(effect.token, effect.deviceId, effect.processing); return;
      case 'adopt': give(fresh); fresh = null; return;
      case 'discard': stop(fresh); fresh = null; return;
      case 'drop': stop(stream); give(null); return;
      case 'apply': void apply(effect.token, effect.processing); return;
    }
  };

  const open = async (token: number, deviceId: string | null, processing: MicrophoneProcessing): Promise<void> => {
    const wanted = constraintsOf(processing);
    try {
      fresh = await deps.media.getUserMedia({ audio: deviceId === null ? wanted : { ...wanted, deviceId: { exact: deviceId } } });
    } catch (thrown) {
      send({ type: 'refused', token, problem: microphoneProblemOf(thrown) });
      return;
    }
    const [track] = fresh.getAudioTracks();
    if (track === undefined) throw new Error('A microphone without a track');
    track.addEventListener('ended', () => send({ type: 'ended', token }));
    track.addEventListener('mute', tell);
    track.addEventListener('unmute', tell);
    send({ type: 'opened', token, facts: microphoneFacts(track) });
  };

  const apply = async (token: number, processing: MicrophoneProcessing): Promise<void> => {
    const track = stream?.getAudioTracks()[0];
    if (track === undefined) return;
    // Refused or ignored, the track says what holds, and the machine opens it again.
    await track.applyConstraints({ ...track.getConstraints(), ...constraintsOf(processing) }).catch(() => undefined);
    send({ type: 'applied', token, facts: microphoneFacts(track) });
  };

  let shown = '';
  const tell = (): void => {
    const { phase, quiet, problem, facts, chosenId } = machine;
    const microphone = phase === 'opening' ? (quiet ? 'problem' : 'asking') : phase === 'open' ? 'on' : phase;
    const why = phase === 'open' ? standIn(machine) : null;
    const state: MicrophoneState = {
      microphone, problem: microphone === 'problem' ? problem : null, label: facts?.label ?? null,
      muted: stream?.getAudioTracks()[0]?.muted === true, processing: facts?.processing ?? null,
      standIn: why === null || chosenId === null ? null : { chosenId, why },
    };
    const next = JSON.stringify(state);
    if (next !== shown) deps.onState(state);
    shown = next;
    if (phase === 'opening') return;
    for (const settle of waiting.splice(0)) settle(phase === 'problem' && problem !== null ? err(problem) : ok(null));
  };

  return {
    use: async (onStream) => {
      users.add(onStream);
      let left = false;
      const leave: Disposer = () => {
        if (left) return;
        left = true;
        users.delete(onStream);
        if (users.size === 0) send({ type: 'wanted', on: false });
      };
      if (stream !== null) {
        onStream(stream);
        return ok(leave);
      }
      const used = new Promise<Result<null, MicrophoneProblem>>((settle) => { waiting.push(settle); });
      send({ type: 'wanted', on: true });
      const opened = await used;
      if (opened.ok) return ok(leave);
      // The problem stays in the state until the next attempt.
      leave();
      return opened;
    },
    choose: (deviceId) => send({ type: 'chosen', deviceId }),
    process: (processing) => send({ type: 'processing', processing }),
    devicesChanged: (devices) => send({ type: 'devices', devices }),
    look: () => {
      const track = stream?.getAudioTracks()[0];
      send({ type: 'looked', facts: track === undefined ? null : microphoneFacts(track) });
    },
    silence: (dead) => send({ type: 'silence', dead }),
    allowed: () => send({ type: 'allowed' }),
  };
}
