import type { Disposer } from '../../../src-shared/domain/disposer.ts';

/** Peak levels 0..1 of both sides for 100 ms. */
export interface LevelSample { readonly them: number; readonly assistant: number }

/** The last levels of every call, outside React: canvases read them, ten times a second. */
export interface LevelsStore {
  push(callId: string, sample: LevelSample): void;
  /** Oldest first, at most `keepSamples`. The array is replaced, never changed. */
  of(callId: string): readonly LevelSample[];
  subscribe(listener: (callId: string) => void): Disposer;
  forget(callId: string): void;
}

const none: readonly LevelSample[] = [];

/** `keepSamples`: 10 samples are a second. */
export function createLevelsStore(keepSamples = 240): LevelsStore {
  const samples = new Map<string, readonly LevelSample[]>();
  const listeners = new Set<(callId: string) => void>();
  return {
    push(callId, sample) {
      samples.set(callId, [...(samples.get(callId) ?? none), sample].slice(-keepSamples));
      for (const listener of listeners) listener(callId);
    },
    of: (callId) => samples.get(callId) ?? none,
    subscribe(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    forget(callId) { samples.delete(callId); },
  };
}
