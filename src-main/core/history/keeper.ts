import type { Clock } from '../ports/clock.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Logger } from '../ports/logger.ts';
import type { Notices } from '../notices.ts';
import type { Saved, StoreProblem } from '../ports/store.ts';

export interface Keeper {
  /**
   * Saves the newest state of one thing. `soon` gathers changes for up to 300 ms. What cannot be saved stays in memory and is
   * tried again until it can; the owner is told meanwhile.
   */
  save(key: string, write: () => Saved, when: 'now' | 'soon'): void;
  /** Tries everything that waits; answers how much still waits. */
  flush(): number;
  stop(): void;
}

const soonMs = 300;
const retryMs = 2_000;
const givesUpAfter = 5;
const noticeId = 'store.saving';

/** Nothing that was said is lost to a full disk. Order is kept: a call is written before its lines. */
export function createKeeper(deps: { readonly clock: Clock; readonly notices: Notices; readonly logger: Logger }): Keeper {
  const waiting = new Map<string, () => Saved>();
  let timer: Disposer | null = null;
  let told: StoreProblem['code'] | null = null;

  const flush = (): number => {
    timer?.();
    timer = null;
    let failures = 0;
    for (const [key, write] of [...waiting]) {
      const saved = attempt(write);
      if (saved.ok) {
        waiting.delete(key);
        continue;
      }
      trouble(saved.error);
      failures += 1;
      // One record that cannot be written must not keep all others from the disk; a disk that takes nothing is left alone.
      if (saved.error.code === 'full' || failures >= givesUpAfter) break;
    }
    if (waiting.size > 0) {
      timer = deps.clock.after(retryMs, flush);
      return waiting.size;
    }
    if (told !== null) {
      told = null;
      deps.notices.clear(noticeId);
      deps.logger.info('store.saving_again');
    }
    return 0;
  };
  const trouble = (problem: StoreProblem): void => {
    if (told === problem.code) return;
    told = problem.code;
    deps.logger.error('store.save_failed', { code: problem.code, problem: problem.text });
    deps.notices.raise({
      id: noticeId, tone: 'danger', place: 'app',
      ...(problem.code === 'full'
        ? { title: 'The disk is full', text: 'Nothing can be saved now. Calls go on, and what is said is kept in memory. Free some space; saving starts again by itself.' }
        : { title: 'The history cannot be written', text: 'Nothing can be saved now. Calls go on, and what is said is kept in memory. Check the folder of the app; saving is tried again by itself.' }),
    });
  };

  return {
    save: (key, write, when) => {
      waiting.set(key, write);
      // While saving fails, the retry timer decides.
      if (when === 'now' && told === null) flush();
      else timer ??= deps.clock.after(soonMs, flush);
    },
    flush,
    stop: () => {
      flush();
      timer?.();
      timer = null;
    },
  };
}

function attempt(write: () => Saved): Saved {
  try {
    return write();
  } catch (error) {
    return { ok: false, error: { code: 'failed', text: String(error) } };
  }
}
