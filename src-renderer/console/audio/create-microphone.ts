import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { MicrophoneProblem } from './engine-api.ts';
import { microphoneProblemOf } from './microphone-problem.ts';

export interface MicrophoneState { readonly microphone: 'idle' | 'asking' | 'on' | 'problem'; readonly problem: MicrophoneProblem | null }

/** One microphone for all who need it at the same time: opened for the first, released at once after the last. */
export interface Microphone {
  /** `onStream` is told the stream, at once and whenever the device changes; null while there is none. */
  use(onStream: (stream: MediaStream | null) => void): Promise<Result<Disposer, MicrophoneProblem>>;
  choose(id: string | null): void;
}

export function createMicrophone(deps: { readonly media: Pick<MediaDevices, 'getUserMedia'>; readonly onState: (state: MicrophoneState) => void }): Microphone {
  const users = new Set<(stream: MediaStream | null) => void>();
  let chosenId: string | null = null;
  let stream: MediaStream | null = null;
  let opening: Promise<Result<MediaStream, MicrophoneProblem>> | null = null;

  const drop = (): void => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
  };

  /** The chosen device; the system's when that one is gone. */
  const ask = async (): Promise<Result<MediaStream, MicrophoneProblem>> => {
    const wanted = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    try {
      return ok(await deps.media.getUserMedia({ audio: chosenId === null ? wanted : { ...wanted, deviceId: { exact: chosenId } } }));
    } catch (thrown) {
      const problem = microphoneProblemOf(thrown);
      if (chosenId === null || problem.code === 'denied') return err(problem);
      try {
        return ok(await deps.media.getUserMedia({ audio: wanted }));
      } catch (again) {
        return err(microphoneProblemOf(again));
      }
    }
  };

  const open = async (): Promise<Result<MediaStream, MicrophoneProblem>> => {
    deps.onState({ microphone: 'asking', problem: null });
    const opened = await ask();
    if (!opened.ok) {
      deps.onState({ microphone: 'problem', problem: opened.error });
      return opened;
    }
    drop();
    stream = opened.value;
    if (users.size === 0) {
      // Everybody left while the browser was asking.
      drop();
      deps.onState({ microphone: 'idle', problem: null });
      return opened;
    }
    stream.getAudioTracks()[0]?.addEventListener('ended', () => { if (stream === opened.value) void reopen(); });
    deps.onState({ microphone: 'on', problem: null });
    for (const user of users) user(stream);
    return opened;
  };

  const start = (): Promise<Result<MediaStream, MicrophoneProblem>> => {
    opening ??= open().finally(() => { opening = null; });
    return opening;
  };

  /** Unplugged, or another one chosen: the old stream is let go first, since some systems lend a device only once. */
  const reopen = async (): Promise<void> => {
    drop();
    for (const user of users) user(null);
    await opening;
    if (users.size > 0 && stream === null) await start();
  };

  return {
    use: async (onStream) => {
      users.add(onStream);
      let left = false;
      const leave: Disposer = () => {
        if (left) return;
        left = true;
        users.delete(onStream);
        if (users.size > 0) return;
        drop();
        if (opening === null) deps.onState({ microphone: 'idle', problem: null });
      };
      if (stream !== null) {
        onStream(stream);
        return ok(leave);
      }
      const opened = await start();
      if (opened.ok) return ok(leave);
      left = true;
      users.delete(onStream);
      // The problem stays in the state until the next attempt.
      return err(opened.error);
    },
    choose: (id) => {
      if (id === chosenId) return;
      chosenId = id;
      if (stream !== null || opening !== null) void reopen();
    },
  };
}
