export type ToFeeder =
  /** `port`, in the transfer list, is the core's end of a stream. By `credit` it is kept full; by the `clock` a frame goes out every 20 ms. */
  | { readonly type: 'feed'; readonly port: MessagePort; readonly streamId: number; readonly pace: 'credit' | 'clock' }
  /** Sends `clear`, and nothing after it until `go on`. */
  | { readonly type: 'clear' }
  | { readonly type: 'go on' }
  | { readonly type: 'stop' };

export type FeederReport =
  /** By the clock of `performance`, since 1970. */
  | { readonly type: 'cleared'; readonly clearedAtMs: number }
  /** `latestMs`: how late a frame went out at worst; what this machine, not the way of the sound, has added. */
  | { readonly type: 'stopped'; readonly frames: number; readonly latestMs: number };
