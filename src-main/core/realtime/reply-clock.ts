import type { ReplyParts } from './session-api.ts';

/**
 * Measures one reply: from the end of their speech to the first sample played, and where that time went. All times monotonic, ms.
 * What is between two known times is split by what is known of the network, so that the parts add up to the whole.
 */
export interface ReplyClock {
  /** `endSentAtMs`: when the last of their speech was sent; null when not known. `silent`: a turn ends after a silence. `here`: we found its end ourselves. */
  theyStopped(at: { readonly nowMs: number; readonly endSentAtMs: number | null; readonly silent: boolean; readonly here?: boolean }): void;
  /** We ask for the answer ourselves: one more round trip. */
  asked(): void;
  /** The first sound of the answer came, and was handed to the line. */
  soundCame(nowMs: number): void;
  soundQueued(nowMs: number): void;
  /** Its first sample was played then: the reply, or null when none was being measured. */
  sounded(atMs: number, rttMs: number | null): { readonly replyMs: number; readonly parts: ReplyParts } | null;
  /** It is no reply to that any more. */
  cancel(): void;
}

export function createReplyClock(): ReplyClock {
  let stopped: { readonly nowMs: number; readonly endSentAtMs: number | null; readonly silent: boolean; readonly here?: boolean } | null = null;
  let asks = 0;
  let cameAtMs: number | null = null;
  let queuedAtMs: number | null = null;

  const cancel = (): void => {
    stopped = null;
    asks = 0;
    cameAtMs = null;
    queuedAtMs = null;
  };

  return {
    theyStopped(at) {
      cancel();
      stopped = at;
    },
    asked() {
      if (stopped !== null && cameAtMs === null) asks = 1;
    },
    soundCame(nowMs) {
      if (stopped !== null) cameAtMs ??= nowMs;
    },
    soundQueued(nowMs) {
      if (stopped !== null && cameAtMs !== null) queuedAtMs ??= nowMs;
    },
    sounded(heardAtMs, rttMs) {
      if (stopped === null) return null;
      // A line counts in whole frames: by its count a sample may seem to be played before it was queued.
      const atMs = Math.max(heardAtMs, queuedAtMs ?? heardAtMs);
      const { nowMs: toldAtMs, endSentAtMs, silent, here } = stopped;
      const startMs = endSentAtMs ?? toldAtMs;
      const whole = (ms: number): number => Math.max(0, Math.round(ms));
      const roundTrip = rttMs ?? 0;
      // Their last sound goes up and the word of its end comes down: one round trip, where the service finds it. Asking for the answer is another.
      const toldMs = here === true ? 0 : roundTrip;
      const waitedMs = Math.max(0, toldAtMs - startMs - toldMs);
      const parts: ReplyParts = {
        vadWaitMs: endSentAtMs === null || !silent ? null : whole(waitedMs),
        networkMs: rttMs === null || endSentAtMs === null ? null : whole(Math.min(toldMs, toldAtMs - startMs) + asks * roundTrip),
        modelMs: cameAtMs === null ? null : whole(cameAtMs - toldAtMs - asks * roundTrip),
        lineMs: cameAtMs === null || queuedAtMs === null ? null : whole(queuedAtMs - cameAtMs),
        playoutMs: queuedAtMs === null ? null : whole(atMs - queuedAtMs),
      };
      const replyMs = whole(atMs - startMs);
      cancel();
      return { replyMs, parts };
    },
    cancel,
  };
}
