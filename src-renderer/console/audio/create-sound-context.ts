import { AudioContext } from 'standardized-audio-context';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import captureUrl from './worklets/capture.worklet.ts?worker&url';
import playbackUrl from './worklets/playback.worklet.ts?worker&url';
import { addWorklet, setSink } from './native-context.ts';
import { laneSampleRate } from '../../../src-shared/audio/frame.ts';

const lingerMs = 300;

/** The one audio context of the console: made at first use with both worklets loaded, closed when nobody uses it. */
export interface SoundContext {
  /** Resolves when it can carry nodes. Every use is given back by its disposer. */
  use(): Promise<{ readonly context: AudioContext; readonly release: Disposer }>;
  /** Resumes a context that the browser holds back until a click. */
  wake(): void;
  chooseSpeaker(id: string | null): void;
}

export function createSoundContext(deps: { readonly onSuspended: (suspended: boolean) => void }): SoundContext {
  let current: { readonly context: AudioContext; readonly ready: Promise<void> } | null = null;
  let users = 0;
  let speakerId: string | null = null;

  const open = (): NonNullable<typeof current> => {
    // The rate is always asked for: without a sound card Chromium's own choice is 44 100. At 24 kHz the browser converts at the
    // edges, far better than it converts buffers inside the graph.
    const context = new AudioContext({ sampleRate: laneSampleRate, latencyHint: 'interactive' });
    context.onstatechange = () => { if (current?.context === context) deps.onSuspended(context.state === 'suspended'); };
    const ready = Promise.all([addWorklet(context, captureUrl), addWorklet(context, playbackUrl), speakerId === null ? null : setSink(context, speakerId)]).then(() => undefined);
    return { context, ready };
  };

  const closeUnused = (): void => {
    if (users > 0 || current === null) return;
    const { context } = current;
    current = null;
    deps.onSuspended(false);
    void context.close();
  };

  const release = (): void => {
    users -= 1;
    // Not at once: the worklets still have to say `end` on their lanes, and the next stream often follows the last.
    if (users === 0) setTimeout(closeUnused, lingerMs);
  };

  return {
    use: async () => {
      current ??= open();
      users += 1;
      const { context, ready } = current;
      let released = false;
      const once: Disposer = () => {
        if (released) return;
        released = true;
        release();
      };
      try {
        await ready;
      } catch (thrown) {
        once();
        throw thrown;
      }
      return { context, release: once };
    },
    wake: () => { if (current?.context.state === 'suspended') void current.context.resume(); },
    chooseSpeaker: (id) => {
      speakerId = id;
      if (current !== null) void setSink(current.context, id);
    },
  };
}
