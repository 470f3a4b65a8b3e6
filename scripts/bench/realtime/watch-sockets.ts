import WebSocket from 'ws';

/** Where the bench's marks are set; both clients use the same `ws`, so both are watched the same way. */
export interface SocketWatch {
  /** Wraps one call of `sendAudio`. */
  append(act: () => void): void;
  /** When the `message` event that is being handled now was raised. */
  messageAtMs(): number;
  /** µs from the call of `sendAudio` until the kernel had taken the frame. */
  readonly appendOutUs: number[];
  /** Frames that `sendAudio` kept back; none while the socket keeps up. */
  keptBack(): number;
}

type Send = (this: WebSocket, data: string, options?: object, done?: (error?: Error) => void) => void;

/** Puts marks around `send` and the `message` event of every WebSocket of this process. */
export function watchSockets(): SocketWatch {
  const appendOutUs: number[] = [];
  let calledMs = -1;
  let messageMs = 0;
  let keptBack = 0;

  const send = WebSocket.prototype.send as unknown as Send;
  const emit = WebSocket.prototype.emit;
  const watchedSend: Send = function watched(data, options = {}) {
    if (calledMs < 0) return send.call(this, data, options);
    const fromMs = calledMs;
    calledMs = -1;
    const left = (): void => {
      appendOutUs.push(Math.round((performance.now() - fromMs) * 1000));
    };
    let waits = false;
    send.call(this, data, options, () => { if (waits) left(); });
    // Nothing buffered: the kernel took it within the call. Else the callback says when.
    waits = this.bufferedAmount > 0;
    if (!waits) left();
    return undefined;
  };
  Object.assign(WebSocket.prototype, {
    send: watchedSend,
    emit(this: WebSocket, name: string, ...rest: readonly unknown[]) {
      if (name === 'message') messageMs = performance.now();
      return emit.call(this, name, ...rest);
    },
  });

  return {
    append(act) {
      calledMs = performance.now();
      act();
      if (calledMs >= 0) keptBack += 1;
      calledMs = -1;
    },
    messageAtMs: () => messageMs,
    appendOutUs,
    keptBack: () => keptBack,
  };
}
