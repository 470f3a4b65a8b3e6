import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followStep, maxBufferedDeltas, type FollowEvent, type FollowState } from '../../../../src-shared/contract/client/follow-machine.ts';

type Log = readonly number[];
const reduce = (state: Log, delta: number): Log => [...state, delta];
const down = { phase: 'down' as const, ask: 0 };
const step = (now: FollowState<Log, number>, event: FollowEvent<Log, number>) => followStep(now, event, reduce);
const delta = (seq: number) => ({ type: 'delta' as const, seq, delta: seq });
const upTo = (seq: number): Log => Array.from({ length: seq }, (_, n) => n + 1);

describe('followStep', () => {
  const asking: FollowState<Log, number> = { phase: 'asking', ask: 3, buffer: [{ seq: 5, delta: 5 }] };
  const live: FollowState<Log, number> = { phase: 'live', ask: 3, seq: 4, state: upTo(4) };
  const snapshot = (ask: number, seq: number): FollowEvent<Log, number> => ({ type: 'snapshot', ask, seq, state: upTo(seq) });

  test.each<[string, FollowState<Log, number>, FollowEvent<Log, number>, FollowState<Log, number>, readonly string[]]>([
    ['down: up asks', down, { type: 'up' }, { phase: 'asking', ask: 1, buffer: [] }, ['ask']],
    ['down: deltas are nothing', down, delta(1), down, []],
    ['down: a late snapshot is nothing', { phase: 'down', ask: 3 }, snapshot(3, 4), { phase: 'down', ask: 3 }, []],
    ['asking: keeps deltas', asking, delta(6), { phase: 'asking', ask: 3, buffer: [{ seq: 5, delta: 5 }, delta(6)] }, []],
    ['asking: folds what follows the snapshot', asking, snapshot(3, 4), { phase: 'live', ask: 3, seq: 5, state: upTo(5) }, ['show']],
    ['asking: leaves out what the snapshot has', asking, snapshot(3, 5), { phase: 'live', ask: 3, seq: 5, state: upTo(5) }, ['show']],
    ['asking: an old answer is nothing', asking, snapshot(2, 4), asking, []],
    ['asking: a snapshot older than the buffer asks again', asking, snapshot(3, 3), { phase: 'asking', ask: 4, buffer: [{ seq: 5, delta: 5 }] }, ['ask']],
    ['asking: a refusal waits', asking, { type: 'snapshot.failed', ask: 3 }, asking, ['retryLater']],
    ['asking: an old refusal is nothing', asking, { type: 'snapshot.failed', ask: 2 }, asking, []],
    ['asking: retry asks', asking, { type: 'retry', ask: 3 }, { phase: 'asking', ask: 4, buffer: [{ seq: 5, delta: 5 }] }, ['ask']],
    ['asking: up starts over', asking, { type: 'up' }, { phase: 'asking', ask: 4, buffer: [] }, ['ask']],
    ['live: the next delta', live, delta(5), { phase: 'live', ask: 3, seq: 5, state: upTo(5) }, ['show']],
    ['live: a delta it has', live, delta(4), live, []],
    ['live: a gap', live, delta(6), { phase: 'asking', ask: 4, buffer: [{ seq: 6, delta: 6 }] }, ['ask']],
    ['live: retry is nothing', live, { type: 'retry', ask: 3 }, live, []],
    ['live: down', live, { type: 'down' }, { phase: 'down', ask: 3 }, []],
    ['live: up starts over', live, { type: 'up' }, { phase: 'asking', ask: 4, buffer: [] }, ['ask']],
  ])('%s', (_what, before, event, after, effects) => {
    const result = step(before, event);
    expect(result.state).toMatchObject(after);
    expect(result.effects.map(({ type }) => type)).toEqual(effects);
  });

  test('a snapshot that never comes does not fill the memory', () => {
    let now = step(down, { type: 'up' }).state;
    for (let seq = 1; seq <= maxBufferedDeltas * 2 + 5; seq += 1) now = step(now, delta(seq)).state;
    expect(now.phase === 'asking' && now.buffer.length <= maxBufferedDeltas).toBe(true);
  }, 20_000);

  test('random walks: whatever is lost or late, what is shown is the core’s state at that number, and in the end the newest', () => {
    const events = fc.array(fc.constantFrom('push', 'lose', 'answer', 'down', 'up'), { maxLength: 80 });
    fc.assert(fc.property(events, (walk) => {
      let now: FollowState<Log, number> = { ...down };
      let core = 0;
      let asks: { ask: number; seq: number }[] = [];
      let connected = false;
      const run = (event: FollowEvent<Log, number>): void => {
        const result = step(now, event);
        now = result.state;
        for (const effect of result.effects) {
          if (effect.type === 'ask') asks.push({ ask: effect.ask, seq: core });
          if (effect.type === 'show') expect(effect.state).toEqual(upTo(effect.state.length));
        }
      };
      const answerAll = (): void => {
        for (let first = asks.shift(); first !== undefined; first = asks.shift()) run({ type: 'snapshot', ask: first.ask, seq: core, state: upTo(core) });
      };
      for (const what of walk) {
        if (what === 'push' || what === 'lose') core += 1;
        if (what === 'push' && connected) run(delta(core));
        if (what === 'answer') {
          const first = asks.shift();
          // The answer may be as old as the question.
          if (first !== undefined) run({ type: 'snapshot', ask: first.ask, seq: first.seq, state: upTo(first.seq) });
        }
        if (what === 'down') { connected = false; asks = []; run({ type: 'down' }); }
        if (what === 'up') { connected = true; run({ type: 'up' }); }
      }
      if (!connected) run({ type: 'up' });
      answerAll();
      core += 1;
      run(delta(core));
      answerAll();
      expect(now).toMatchObject({ phase: 'live', seq: core, state: upTo(core) });
    }), { numRuns: 500 });
  });
});
