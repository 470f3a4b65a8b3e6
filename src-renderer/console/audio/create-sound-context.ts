import { AudioContext } from 'standardized-audio-context';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import { addWorklet, setSink } from './native-context.ts';
import { laneSampleRate } from '../../../src-shared/audio/frame.ts';

const lingerMs = 300;
/** Looks, half a second apart, at which a running context's clock has not moved. Fewer may be a busy machine. */
const looksUntilStalled = 4;

/** One audio context, made at first use with its worklets loaded, closed when nobody uses it, made again when it is lost. */
export interface SoundContext {
  /**
   * `build` puts nodes into the context as soon as it can carry them, and again into a new one when the browser has closed it or its
   * clock stands still; the nodes of the lost one are gone then, and their disposer is not called. Rejects when no context opens.
   */
  attach(build: (context: AudioContext, isAgain: boolean) => Disposer): Promise<Disposer>;
  /** Resumes a context that the browser holds back until a click. */
  wake(): void;
  /** Null is the system's output. False: it cannot be played there, and the system's output plays. */
  setSink(id: string | null): Promise<boolean>;
  /** Looks whether it still runs; call it twice a second while in use. */
  look(): void;
}

interface User { readonly build: (context: AudioContext, isAgain: boolean) => Disposer; context: AudioContext | null; dispose: Disposer | null }
interface Opened { readonly context: AudioContext; readonly ready: Promise<void>; lastTime: number; standing: number; resuming: boolean }

export function createSoundContext(deps: {
  readonly worklets: readonly string[];
  /** The context is held back (no click yet, or the system interrupted it), or is no more. */
  readonly onSuspended: (suspended: boolean) => void;
  /** It was lost and no other could be opened, or now one could. */
  readonly onSilent: (silent: boolean) => void;
  /** The device that was chosen before the context opened does not play. */
  readonly onSinkRefused: (id: string) => void;
  /** Somebody uses it, or nobody does. */
  readonly onUsed: (used: boolean) => void;
}): SoundContext {
  const users = new Set<User>();
  let current: Opened | null = null;
  let sinkId: string | null = null;

  const firstSink = async (context: AudioContext, id: string | null): Promise<void> => {
    if (id !== null && !await setSink(context, id)) deps.onSinkRefused(id);
  };

  const open = (): Opened => {
    // The rate is always asked for: without a sound card Chromium's own choice is 44 100. At 24 kHz the browser converts at the
    // edges, far better than it converts buffers inside the graph.
    const context = new AudioContext({ sampleRate: laneSampleRate, latencyHint: 'interactive' });
    const ready = Promise.all([...deps.worklets.map((url) => addWorklet(context, url)), firstSink(context, sinkId)]).then(() => undefined);
    const opened: Opened = { context, ready, lastTime: -1, standing: 0, resuming: false };
    context.onstatechange = () => { if (current === opened) stateChanged(opened); };
    return opened;
  };

  const stateChanged = (opened: Opened): void => {
    if (opened.context.state === 'closed') { void replace(opened); return; }
    if (opened.context.state !== 'running') resume(opened);
    deps.onSuspended(opened.context.state !== 'running');
  };

  const resume = (opened: Opened): void => {
    // A resume that the browser holds back stays open until the click; one is enough.
    if (opened.resuming) return;
    opened.resuming = true;
    void opened.context.resume().catch(() => undefined).then(() => { opened.resuming = false; });
  };

  /** Everything that was built goes into a new context. */
  const replace = async (lost: Opened | null): Promise<void> => {
    if (lost !== null) {
      lost.context.onstatechange = null;
      if (lost.context.state !== 'closed') void lost.context.close();
    }
    current = null;
    if (users.size === 0) return;
    try {
      const context = await usable();
      for (const user of users) if (user.dispose !== null && user.context !== context) build(user, context, true);
      deps.onSuspended(context.state !== 'running');
      deps.onSilent(false);
    } catch {
      current = null;
      deps.onSilent(true);
    }
  };

  const closeUnused = (): void => {
    if (users.size > 0 || current === null) return;
    const { context } = current;
    current = null;
    context.onstatechange = null;
    deps.onSuspended(false);
    void context.close();
  };

  const build = (user: User, context: AudioContext, isAgain: boolean): void => {
    user.context = context;
    user.dispose = user.build(context, isAgain);
  };

  const leave = (user: User): void => {
    if (!users.delete(user) || users.size > 0) return;
    deps.onUsed(false);
    // Not at once: the worklets still have to say `end` on their lanes, and the next stream often follows the last.
    setTimeout(closeUnused, lingerMs);
  };

  /** The context that is current when its worklets are loaded. */
  const usable = async (): Promise<AudioContext> => {
    for (;;) {
      const opened = current ??= open();
      const failure = await opened.ready.then(() => null, (thrown: unknown) => ({ thrown }));
      if (current !== opened) continue;
      if (failure !== null) throw failure.thrown;
      return opened.context;
    }
  };

  return {
    attach: async (builder) => {
      const user: User = { build: builder, context: null, dispose: null };
      users.add(user);
      if (users.size === 1) deps.onUsed(true);
      try {
        build(user, await usable(), false);
      } catch (thrown) {
        leave(user);
        // The next one tries with a new context.
        if (users.size === 0) closeUnused();
        throw thrown;
      }
      return () => {
        if (!users.has(user)) return;
        user.dispose?.();
        leave(user);
      };
    },
    wake: () => { if (current !== null && current.context.state !== 'closed' && current.context.state !== 'running') void current.context.resume().catch(() => undefined); },
    setSink: async (id) => {
      sinkId = id;
      return current === null ? true : setSink(current.context, id);
    },
    look: () => {
      if (users.size === 0) return;
      // The last attempt to replace a lost one failed.
      if (current === null) { void replace(null); return; }
      const opened = current;
      if (opened.context.state !== 'running') { stateChanged(opened); return; }
      opened.standing = opened.context.currentTime === opened.lastTime ? opened.standing + 1 : 0;
      opened.lastTime = opened.context.currentTime;
      if (opened.standing >= looksUntilStalled) void replace(opened);
    },
  };
}
