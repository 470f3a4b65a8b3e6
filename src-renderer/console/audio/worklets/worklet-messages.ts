/*
 * What the page and a worklet say to each other over the node's own port. Sound never goes this way: it goes over the lane's
 * port, which the page hands over once, in `open`.
 */

/** `lane` comes in the transfer list. A capture node without a lane only measures. */
export type ToWorklet =
  | { readonly type: 'open'; readonly lane: MessagePort; readonly streamId: number; readonly takesOver: TakenOver | null }
  /** Sends `end` on the lane and lets the node die. */
  | { readonly type: 'stop' };

/** Playback in place of a node whose context was lost: what that one had played, as the core's count goes on. */
export interface TakenOver { readonly playedSamples: number }

export type FromCapture =
  /** Every 50 ms: their peak 0..1, the RMS of the last whole 400 ms in dBFS, and whether the last 3 s were exact zeros. */
  { readonly type: 'level'; readonly peak: number; readonly levelDb: number; readonly dead: boolean; readonly droppedFrames: number };

export type FromPlayback =
  /** When it grew. */
  | { readonly type: 'underruns'; readonly count: number }
  /** As the lane is told; the page keeps it for a node that has to take over. */
  | { readonly type: 'played'; readonly samples: number }
  /** The core ended the stream. */
  | { readonly type: 'ended' };
