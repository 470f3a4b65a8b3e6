/** A text WebSocket, opened by the core towards the Realtime service. */
export interface Socket {
  send(text: string): void;
  close(code: number, reason: string): void;
  /** Bytes accepted by `send` and not yet on the wire. */
  bufferedBytes(): number;
}

export interface SocketEvents {
  onOpen(): void;
  onText(text: string): void;
  /** `status` is the HTTP status when the upgrade was refused (401, 429 …), with the start of the body; else null. After it nothing more is told. */
  onClose(info: { readonly code: number; readonly reason: string; readonly httpStatus: number | null; readonly body: string | null; readonly cause: string | null }): void;
}

export interface Sockets {
  open(url: string, headers: Readonly<Record<string, string>>, events: SocketEvents): Socket;
}
