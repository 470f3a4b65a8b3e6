/*
 * What the page and a worklet say to each other over the node's own port. Sound never goes this way: it goes over the lane's
 * port, which the page hands over once, in `open`.
 */

/** `lane` comes in the transfer list. A capture node without a lane only measures. */
export type ToWorklet =
  | { readonly type: 'open'; readonly lane: MessagePort; readonly streamId: number }
  /** Sends `end` on the lane and lets the node die. */
  | { readonly type: 'stop' };

export type FromCapture =
  /** Peak 0..1, every 50 ms. */
  { readonly type: 'level'; readonly peak: number; readonly droppedFrames: number };

export type FromPlayback =
  /** Samples really played since the stream opened, ten times a second while it plays. */
  | { readonly type: 'played'; readonly samples: number }
  /** When it grew. */
  | { readonly type: 'underruns'; readonly count: number }
  /** The core ended the stream, and all of it was played. */
  | { readonly type: 'ended' };
