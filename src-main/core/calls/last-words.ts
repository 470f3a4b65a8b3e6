import type { Clock } from '../ports/clock.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';

/** Waits until the assistant has nothing more to say and all of it was heard, and no further utterance followed for `quietMs`; then tells once. */
export function watchLastWords(clock: Clock, quietMs: number, busy: () => boolean, heardAll: () => void): Disposer {
  let quietFor = 0;
  const stop = clock.every(100, () => {
    quietFor = busy() ? 0 : quietFor + 100;
    if (quietFor < quietMs) return;
    stop();
    heardAll();
  });
  return stop;
}
