import type { Clock } from '../../../src-main/core/ports/clock.ts';

/** One direction of a link. Whatever is late, what follows waits behind it: order never changes. */
export interface Lane {
  send(pass: () => void, delayMs: number): void;
  /** For what is just coming out: it goes back to the front, and out once nothing holds it. */
  putBack(pass: () => void): void;
  /** Nothing comes out before then. */
  stall(ms: number): void;
  /** Nothing comes out any more. */
  fallSilent(): void;
  isSilent(): boolean;
}

export function createLane(clock: Clock): Lane {
  let waiting: { readonly pass: () => void; readonly dueMs: number }[] = [];
  let blockedUntilMs = 0;
  let silent = false;
  let armed = false;

  const drain = (): void => {
    armed = false;
    while (waiting[0] !== undefined && !silent) {
      const leftMs = Math.max(waiting[0].dueMs, blockedUntilMs) - clock.monoMs();
      if (leftMs > 0) {
        armed = true;
        clock.after(leftMs, drain);
        return;
      }
      waiting.shift()?.pass();
    }
  };

  return {
    send(pass, delayMs) {
      if (silent) return;
      waiting.push({ pass, dueMs: clock.monoMs() + delayMs });
      if (!armed) drain();
    },
    putBack(pass) {
      waiting.unshift({ pass, dueMs: clock.monoMs() });
    },
    stall(ms) {
      blockedUntilMs = clock.monoMs() + ms;
    },
    fallSilent() {
      silent = true;
      waiting = [];
    },
    isSilent: () => silent,
  };
}
