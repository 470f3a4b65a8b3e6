/** A transport's client end, before it means anything: values that survive JSON and a structured clone, in order, while it is up. */
export interface ContractChannel {
  /** Begins to connect. Tells `onUp` once, then messages, then `onDown` once; `onDown` alone when it never came up. */
  open(events: ChannelEvents): OpenChannel;
}

export interface ChannelEvents {
  onUp(): void;
  onMessage(message: unknown): void;
  onDown(): void;
}

export interface OpenChannel {
  send(message: unknown): void;
  /** Tells `onDown` if it was not told yet. */
  close(): void;
}
