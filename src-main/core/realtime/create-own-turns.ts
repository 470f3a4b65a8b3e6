import type { TheirWords } from './their-words.ts';

export interface OwnTurnsHooks {
  isReady(): boolean;
  nextName(): string;
  /** They begin to speak: they must not be talked over. */
  began(name: string): void;
  /** All of the turn's sound has gone out: it becomes an item. */
  commit(): void;
  /** What has gone out of the turn is none. */
  clear(): void;
  /** The turn is over. `silenceMs`: how long they had been silent by then; null = it was none, and nothing answers it. */
  ended(silenceMs: number | null): void;
}

/**
 * Turns of the other side that we find ourselves (`turnDetection: manual`). The service neither tells when they speak nor ends a turn, so that this
 * tells both. One that ends while the connection is down is committed over the next.
 */
export interface OwnTurns {
  readonly isOpen: boolean;
  start(): void;
  /** Sound of the other side that was sent, or kept for the next connection. */
  took(samples24k: number): void;
  end(silenceMs: number): void;
  dropped(): void;
  /** Connected again, and what was kept has gone out. */
  restored(): void;
  /** It finds the turns from now on: an open one is its own. */
  stop(): void;
}

const samplesPerMs = 24;
/** The service takes no turn that is shorter. */
export const leastTurnMs = 100;

export function createOwnTurns(words: Pick<TheirWords, 'startedHere' | 'stoppedHere' | 'lost' | 'dropped'>, hooks: OwnTurnsHooks): OwnTurns {
  let name: string | null = null;
  let told = false;
  /** Of the open turn: all, and what the present connection was sent. */
  let spokenMs = 0;
  let bufferedMs = 0;
  /** A turn ended while there was no connection. */
  let owed: { readonly name: string; readonly spokenMs: number } | null = null;

  const commit = (turn: { readonly name: string; readonly spokenMs: number }): void => {
    bufferedMs = 0;
    words.stoppedHere(turn.name, turn.spokenMs);
    hooks.commit();
  };

  return {
    get isOpen() { return name !== null; },
    start() {
      if (name !== null) return;
      name = hooks.nextName();
      told = false;
      spokenMs = 0;
      hooks.began(name);
    },
    took(samples24k) {
      if (name === null) return;
      spokenMs += samples24k / samplesPerMs;
      bufferedMs += samples24k / samplesPerMs;
      // What is too short to be a turn leaves no line in the minutes.
      if (told || spokenMs < leastTurnMs) return;
      told = true;
      words.startedHere(name);
    },
    end(silenceMs) {
      if (name === null) return undefined;
      const turn = { name, spokenMs };
      name = null;
      if (!told) {
        if (bufferedMs > 0 && hooks.isReady() && owed === null) hooks.clear();
        if (owed === null) bufferedMs = 0;
        return hooks.ended(null);
      }
      if (!hooks.isReady()) {
        if (owed !== null) words.lost(owed.name, owed.spokenMs);
        owed = turn;
      } else if (bufferedMs >= leastTurnMs) commit(turn);
      // Its sound went with a connection that dropped in the middle.
      else words.lost(turn.name, turn.spokenMs);
      return hooks.ended(silenceMs);
    },
    dropped() {
      bufferedMs = 0;
      words.dropped();
    },
    restored() {
      const turn = owed;
      owed = null;
      if (turn !== null && name === null && bufferedMs >= leastTurnMs) commit(turn);
      // What was kept of it, if anything, becomes a part of the turn that is open.
      else if (turn !== null) words.lost(turn.name, turn.spokenMs);
      if (name !== null) hooks.began(name);
    },
    stop() {
      name = null;
      owed = null;
    },
  };
}
