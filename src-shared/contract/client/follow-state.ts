import type { Bridge } from '../bridge.ts';
import type { ContractError } from '../error-codes.ts';
import type { DeltaOf, Signal, StateOf } from '../state.ts';
import type { Disposer } from '../../domain/disposer.ts';
import { followStep, type FollowEffect, type FollowEvent, type FollowState } from './follow-machine.ts';
import type { Result } from '../../domain/result.ts';
import type { Surface } from '../surfaces.ts';

const retryAfterMs = 500;

export interface FollowDeps<S extends Surface> {
  readonly bridge: Bridge<S>;
  /** The surface's snapshot request: `() => bridge.call('console.snapshot', {})`. */
  readonly snapshot: () => Promise<Result<{ readonly seq: number; readonly nowMs: number; readonly state: StateOf[S] }, ContractError>>;
  /** `reduceConsole` or `reduceDesk`. */
  readonly reduce: (state: StateOf[S], delta: DeltaOf[S]) => StateOf[S];
  readonly after: (ms: number, run: () => void) => Disposer;
  /** The whole state, after the snapshot and after every delta. */
  readonly onState: (state: StateOf[S]) => void;
  /** Main's clock at the snapshot, and every signal. */
  readonly onSignal: (signal: Signal) => void;
  readonly onConnection?: ((state: 'up' | 'down') => void) | undefined;
  /** The snapshot was refused. `version_mismatch`: the page is older than the core, load it anew. It is asked for again by itself where that can help. */
  readonly onProblem?: ((error: ContractError) => void) | undefined;
}

/** Keeps a screen's state equal to the core's: snapshot, then deltas in order; a gap or a lost connection starts over. */
export function followState<S extends Surface>(deps: FollowDeps<S>): Disposer {
  type State = StateOf[S];
  type Delta = DeltaOf[S];
  let now: FollowState<State, Delta> = { phase: 'down', ask: 0 };
  let over = false;
  let cancelRetry: Disposer = () => {};

  function dispatch(event: FollowEvent<State, Delta>): void {
    if (over) return;
    const step = followStep(now, event, deps.reduce);
    now = step.state;
    for (const effect of step.effects) run(effect);
  }

  function run(effect: FollowEffect<State>): void {
    switch (effect.type) {
      case 'show': deps.onState(effect.state); return;
      case 'ask': void ask(effect.ask); return;
      case 'retryLater': cancelRetry = deps.after(retryAfterMs, () => { dispatch({ type: 'retry', ask: effect.ask }); });
    }
  }

  async function ask(number: number): Promise<void> {
    const reply = await deps.snapshot();
    if (over) return;
    if (reply.ok) {
      if (now.ask === number) deps.onSignal({ type: 'clock', nowMs: reply.value.nowMs });
      dispatch({ type: 'snapshot', ask: number, seq: reply.value.seq, state: reply.value.state });
      return;
    }
    if (reply.error.code !== 'disconnected') deps.onProblem?.(reply.error);
    if (reply.error.retryable) dispatch({ type: 'snapshot.failed', ask: number });
  }

  const unsubscribe = deps.bridge.subscribe((push) => {
    if (push.kind === 'delta') dispatch({ type: 'delta', seq: push.seq, delta: push.delta });
    else deps.onSignal(push.signal);
  });
  const unwatch = deps.bridge.onConnection((state) => {
    if (over) return;
    deps.onConnection?.(state);
    dispatch({ type: state });
  });
  return () => {
    over = true;
    cancelRetry();
    unsubscribe();
    unwatch();
  };
}
