/*
 * What the page and a worklet say to each other over the node's own port. Sound never goes this way: it goes over the lane's
 * port, which the page hands over once, in `open`.
 */

/** `lane` comes in the transfer list. A capture node without a lane only measures. */
export type ToWorklet =
  | { readonly type: 'open'; readonly lane: MessagePort; readonly streamId: number; readonly takesOver: TakenOver | null }
  /** Sends `end` on the lane and lets the node die. */
  | { readonly type: 'stop' };

/** What a playback's buffer tells of its stream. */
export interface StreamSound {
  /** Gaps that somebody heard. */
  readonly underruns: number;
  readonly concealedMs: number;
  /** Waiting to be played now. */
  readonly bufferMs: number;
  /** Of the frames as they come here. */
  readonly jitterMs: number;
  readonly longestGapMs: number;
}

/** Playback in place of a node whose context was lost: what that one had played, as the core's count goes on. */
export interface TakenOver { readonly playedSamples: number }

export type FromCapture =
  /** Every 50 ms: their peak 0..1, the RMS of the last whole 400 ms in dBFS, and whether the last 3 s were exact zeros. */
  { readonly type: 'level'; readonly peak: number; readonly levelDb: number; readonly dead: boolean; readonly droppedFrames: number };

export type FromPlayback =
  /** Samples really played since the stream opened, ten times a second while it plays. */
  | { readonly type: 'played'; readonly samples: number }
  /** When it grew. */
  | { readonly type: 'underruns'; readonly count: number }
  /** Once a second: how the sound goes, counted since the stream was opened. */
  | { readonly type: 'sound'; readonly sound: StreamSound }
  /** The core ended the stream, and all of it was played. */
  | { readonly type: 'ended' };
