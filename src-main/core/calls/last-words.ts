import type { Clock } from '../ports/clock.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';

/** Quiet for this long means that all was said: a last utterance may follow the request to hang up. */
const quietMs = 600;

/** Waits until the assistant has nothing more to say and all of it was heard, then tells once. */
export function watchLastWords(clock: Clock, busy: () => boolean, heardAll: () => void): Disposer {
  let quietFor = 0;
  const stop = clock.every(100, () => {
    quietFor = busy() ? 0 : quietFor + 100;
    if (quietFor < quietMs) return;
    stop();
    heardAll();
  });
  return stop;
}
