import type { Clock } from '../ports/clock.ts';

/** How much of the sound that was sent has been heard at the other end. In bytes of µ-law: 8 a millisecond. */
export interface PlayoutClock {
  /** Whole bytes; never falls, never beyond what was sent. */
  played(): number;
  /** All that was sent and not cleared. */
  sent(): number;
  send(bytes: number): void;
  /** The name of a mark to send now, behind all that was sent. */
  mark(): string;
  /** A mark came back. One from before a clear says nothing. */
  returned(name: string): void;
  /** Where a clear that is sent now will cut: what is played until it arrives cannot be taken back. */
  reach(): number;
  /** What was sent beyond `reach` will not be played. */
  cleared(): void;
}

const bytesPerMs = 8;
/** The far end begins a frame at its own tick: half a frame of what looks like the way there is waiting. */
const tickWaitMs = 10;
/** Marks may come later than the last by this much (a network's jitter) before the clock waits for them. */
const markJitterMs = 100;

/**
 * Marks are the truth, the wall clock fills the time between them. A mark comes back when its place was reached, half a round trip ago;
 * the round trip is the smallest seen, and the first is measured by a mark into an empty buffer, before anything is said. Sound that no mark confirms is not believed for long.
 */
export function createPlayoutClock(clock: Clock): PlayoutClock {
  let sent = 0;
  let last = 0;
  let epoch = 0;
  /** At this time this place was played. */
  let anchor: { readonly bytes: number; readonly atMs: number } | null = null;
  /** The sound that is being played began here, and was sent then. */
  let run = { bytes: 0, atMs: 0 };
  /** Marks that did not come back yet; `idleAtMs`: nothing lay before it when it was sent. */
  let waiting: { readonly bytes: number; readonly idleAtMs: number | null }[] = [];
  let roundTripMs = Infinity;

  const oneWayMs = (): number => (roundTripMs === Infinity ? 0 : roundTripMs / 2);
  const played = (): number => {
    if (anchor === null) return last;
    const byClock = anchor.bytes + Math.floor((clock.monoMs() - anchor.atMs) * bytesPerMs);
    const [next] = waiting;
    const byMarks = next === undefined ? Infinity : next.bytes + Math.floor((oneWayMs() + markJitterMs) * bytesPerMs);
    last = Math.max(last, Math.min(byClock, byMarks, sent));
    return last;
  };

  const reach = (): number => Math.min(sent, played() + Math.floor(oneWayMs() * bytesPerMs));

  return {
    played,
    sent: () => sent,
    send(bytes) {
      if (played() === sent) {
        run = { bytes: sent, atMs: clock.monoMs() };
        anchor = { bytes: sent, atMs: clock.monoMs() + oneWayMs() };
      }
      sent += bytes;
    },
    mark() {
      waiting.push({ bytes: sent, idleAtMs: played() === sent ? clock.monoMs() : null });
      return `${epoch}.${sent}`;
    },
    returned(name) {
      const [of, text] = name.split('.');
      const bytes = Number(text);
      const mark = of === String(epoch) ? waiting.find((each) => each.bytes === bytes) : undefined;
      if (mark === undefined) return;
      waiting = waiting.filter((each) => each.bytes > bytes);
      const nowMs = clock.monoMs();
      const tripMs = mark.idleAtMs !== null ? nowMs - mark.idleAtMs : bytes > run.bytes ? Math.max(0, nowMs - run.atMs - (bytes - run.bytes) / bytesPerMs - tickWaitMs) : Infinity;
      roundTripMs = Math.min(roundTripMs, tripMs);
      if (bytes > run.bytes) anchor = { bytes, atMs: nowMs - oneWayMs() };
    },
    reach,
    cleared() {
      last = reach();
      sent = last;
      epoch += 1;
      waiting = [];
      anchor = null;
    },
  };
}
