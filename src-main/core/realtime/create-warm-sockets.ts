import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Clock } from '../ports/clock.ts';
import type { Socket, SocketEvents, Sockets } from '../ports/sockets.ts';

/** Sockets that can be opened ahead of need. */
export interface WarmSockets extends Sockets {
  prepare(url: string, headers: Readonly<Record<string, string>>): void;
  /** Closes what nobody took. */
  stop(): void;
}

interface Warm {
  readonly key: string;
  readonly socket: Socket;
  /** What came before anybody took it. */
  readonly texts: string[];
  isOpen: boolean;
  /** Who took it. */
  taker: SocketEvents | null;
  readonly stopTimer: Disposer;
}

/** The service ends every session an hour after its socket opened: an old one would cut the call that takes it. */
export const warmForMs = 10 * 60_000;

/**
 * Keeps at most one socket open that nobody uses yet. It costs no tokens, so nothing is billed for it, but it is one more open session
 * of the account, and it is closed again after ten minutes. What goes wrong with it is nobody's trouble: the next `open` simply opens.
 */
export function createWarmSockets(sockets: Sockets, clock: Clock): WarmSockets {
  let warm: Warm | null = null;

  const drop = (one: Warm): void => {
    one.stopTimer();
    if (warm === one) warm = null;
  };
  const close = (one: Warm | null): void => {
    if (one === null) return;
    drop(one);
    one.socket.close(1000, 'not needed');
  };

  return {
    prepare(url, headers) {
      const key = keyOf(url, headers);
      if (warm?.key === key) return;
      close(warm);
      const texts: string[] = [];
      const socket = sockets.open(url, headers, {
        onOpen: () => {
          mine.isOpen = true;
          mine.taker?.onOpen();
        },
        onText: (text) => (mine.taker === null ? void texts.push(text) : mine.taker.onText(text)),
        onClose: (info) => {
          drop(mine);
          mine.taker?.onClose(info);
        },
      });
      const mine: Warm = { key, socket, texts, isOpen: false, taker: null, stopTimer: clock.after(warmForMs, () => close(mine)) };
      warm = mine;
    },
    open(url, headers, events) {
      const taken = warm;
      if (taken === null || taken.key !== keyOf(url, headers)) return sockets.open(url, headers, events);
      drop(taken);
      // Like any other socket it tells nothing before `open` has returned. Until then what comes is kept in order.
      let told = false;
      taken.taker = {
        onOpen: () => { if (told) events.onOpen(); },
        onText: (text) => (told ? events.onText(text) : void taken.texts.push(text)),
        onClose: (info) => {
          stopTelling();
          events.onClose(info);
        },
      };
      const stopTelling = clock.after(0, () => {
        told = true;
        if (taken.isOpen) events.onOpen();
        for (let text = taken.texts.shift(); text !== undefined; text = taken.texts.shift()) events.onText(text);
      });
      return {
        ...taken.socket,
        close(code, reason) {
          stopTelling();
          taken.socket.close(code, reason);
        },
      };
    },
    stop: () => close(warm),
  };
}

/** Only held in memory, to compare; it holds the key of the account. */
function keyOf(url: string, headers: Readonly<Record<string, string>>): string {
  return JSON.stringify([url, Object.entries(headers).sort()]);
}
