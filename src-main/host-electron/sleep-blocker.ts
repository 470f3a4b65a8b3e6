import type { Power } from '../core/ports/power.ts';
import type { PowerSaveBlocker } from 'electron/main';

/** Sound needs the processor, not the display. */
export function sleepBlocker(blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>): Power {
  return {
    keepAwake() {
      let id: number | null = blocker.start('prevent-app-suspension');
      return () => {
        if (id !== null) blocker.stop(id);
        id = null;
      };
    },
  };
}
