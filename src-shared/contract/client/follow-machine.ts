import { assertNever } from '../../domain/assert-never.ts';

/** Deltas kept while a snapshot is on its way; more than this and the snapshot is asked for again. */
export const maxBufferedDeltas = 5_000;

interface NumberedDelta<D> { readonly seq: number; readonly delta: D }

/** Following a state from afar. `ask` numbers the snapshot requests, so that the answer to an old one is not taken for the newest. */
export type FollowState<T, D> =
  | { readonly phase: 'down'; readonly ask: number }
  | { readonly phase: 'asking'; readonly ask: number; readonly buffer: readonly NumberedDelta<D>[] }
  | { readonly phase: 'live'; readonly ask: number; readonly seq: number; readonly state: T };

export type FollowEvent<T, D> =
  | { readonly type: 'up' }
  | { readonly type: 'down' }
  | { readonly type: 'delta'; readonly seq: number; readonly delta: D }
  | { readonly type: 'snapshot'; readonly ask: number; readonly seq: number; readonly state: T }
  | { readonly type: 'snapshot.failed'; readonly ask: number }
  | { readonly type: 'retry'; readonly ask: number };

export type FollowEffect<T> =
  | { readonly type: 'ask'; readonly ask: number }
  | { readonly type: 'retryLater'; readonly ask: number }
  | { readonly type: 'show'; readonly state: T };

interface Step<T, D> { readonly state: FollowState<T, D>; readonly effects: readonly FollowEffect<T>[] }

/** One step. Invariant: a shown state is a snapshot with every later delta folded in, in order, none left out. */
export function followStep<T, D>(now: FollowState<T, D>, event: FollowEvent<T, D>, reduce: (state: T, delta: D) => T): Step<T, D> {
  const stay: Step<T, D> = { state: now, effects: [] };
  switch (event.type) {
    case 'up': return askAgain(now.ask, []);
    case 'down': return { state: { phase: 'down', ask: now.ask }, effects: [] };
    case 'delta': {
      if (now.phase === 'down') return stay;
      if (now.phase === 'asking') {
        return now.buffer.length >= maxBufferedDeltas ? askAgain(now.ask, [event]) : { state: { ...now, buffer: [...now.buffer, event] }, effects: [] };
      }
      if (event.seq <= now.seq) return stay;
      if (event.seq > now.seq + 1) return askAgain(now.ask, [event]);
      const state = reduce(now.state, event.delta);
      return { state: { ...now, seq: event.seq, state }, effects: [{ type: 'show', state }] };
    }
    case 'snapshot': {
      if (now.phase !== 'asking' || event.ask !== now.ask) return stay;
      let { seq, state } = event;
      for (const entry of now.buffer) {
        if (entry.seq <= seq) continue;
        if (entry.seq > seq + 1) return askAgain(now.ask, now.buffer.filter((each) => each.seq >= entry.seq));
        seq = entry.seq;
        state = reduce(state, entry.delta);
      }
      return { state: { phase: 'live', ask: now.ask, seq, state }, effects: [{ type: 'show', state }] };
    }
    case 'snapshot.failed': return now.phase === 'asking' && event.ask === now.ask ? { state: now, effects: [{ type: 'retryLater', ask: now.ask }] } : stay;
    case 'retry': return now.phase === 'asking' && event.ask === now.ask ? askAgain(now.ask, now.buffer) : stay;
    default: return assertNever(event);
  }
}

function askAgain<T, D>(ask: number, buffer: readonly { readonly seq: number; readonly delta: D }[]): Step<T, D> {
  const next = ask + 1;
  return { state: { phase: 'asking', ask: next, buffer: buffer.map(({ seq, delta }) => ({ seq, delta })) }, effects: [{ type: 'ask', ask: next }] };
}
