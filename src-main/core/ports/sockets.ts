/** A text WebSocket, opened by the core towards the Realtime service. */
export interface Socket {
  send(text: string): void;
  close(code: number, reason: string): void;
  /** Bytes accepted by `send` and not yet on the wire. */
  bufferedBytes(): number;
  /** The last round trip to the other end, ms; null before the first was measured. */
  rttMs(): number | null;
}

export interface SocketEvents {
  onOpen(): void;
  onText(text: string): void;
  /** After it nothing more is told. Never told before `open` has returned. */
  onClose(info: SocketClose): void;
}

export interface SocketClose {
  /** 1006 when the socket ended without a close frame, or never opened. */
  readonly code: number;
  readonly reason: string;
  /** The HTTP status when the upgrade was refused (401, 429 …), with the start of the body; else null. */
  readonly httpStatus: number | null;
  readonly body: string | null;
  /** `insecure_url`, `bad_url`, `bad_request`, `keep_alive`, or the network's own code (`ECONNREFUSED` …); null = an orderly end. */
  readonly cause: string | null;
  /** From `Retry-After`, when the upgrade was refused with one. */
  readonly retryAfterMs?: number | null;
}

export interface Sockets {
  /**
   * Opens ahead, so that the next `open` of the same URL and headers need not wait for the network. No promise: by then it may be gone,
   * and `open` opens as ever. Absent where nothing is kept.
   */
  prepare?(url: string, headers: Readonly<Record<string, string>>): void;
  open(url: string, headers: Readonly<Record<string, string>>, events: SocketEvents): Socket;
}
