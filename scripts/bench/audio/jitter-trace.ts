/** When the frames of a voice came: what a jitter buffer has to live with. */
export interface JitterTrace {
  readonly name: string;
  /** In the order they were sent. */
  readonly frames: readonly { readonly sentMs: number; readonly cameMs: number; readonly samples: number }[];
}
