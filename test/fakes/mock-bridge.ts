import type { Bridge } from '../../src-shared/contract/bridge.ts';
import type { ConsoleDelta, ConsoleState, Signal } from '../../src-shared/contract/state.ts';
import type { InputOf, OutputOf } from '../../src-shared/contract/methods.ts';
import type { MethodOf } from '../../src-shared/contract/surface-methods.ts';
import type { PushEnvelope } from '../../src-shared/contract/envelope.ts';
import { contractVersion } from '../../src-shared/contract/version.ts';
import { err, ok } from '../../src-shared/domain/result.ts';
import { reduceConsole } from '../../src-shared/contract/reduce-console.ts';

type Method = MethodOf<'console'>;
type Answers = { readonly [M in Method]?: (input: InputOf<M>, bridge: MockBridge) => OutputOf<M> };

/** A console's bridge without a core: a state told by snapshot and deltas, scripted answers, and a list of what was asked. */
export interface MockBridge extends Bridge<'console'> {
  readonly calls: { readonly method: Method; readonly input: unknown }[];
  state(): ConsoleState;
  push(delta: ConsoleDelta): void;
  signal(signal: Signal): void;
  connection(state: 'up' | 'down'): void;
}

/** Methods without an answer succeed with `{}`. */
export function createMockBridge(first: ConsoleState, nowMs: number, answers: Answers = {}): MockBridge {
  let state = first;
  let seq = 0;
  let up: 'up' | 'down' = 'up';
  const listeners = new Set<(push: PushEnvelope<'console'>) => void>();
  const watchers = new Set<(state: 'up' | 'down') => void>();
  const calls: { method: Method; input: unknown }[] = [];
  const bridge: MockBridge = {
    calls,
    state: () => state,
    push(delta) {
      state = reduceConsole(state, delta);
      seq += 1;
      for (const listener of listeners) listener({ v: contractVersion, kind: 'delta', seq, delta });
    },
    signal(signal) { for (const listener of listeners) listener({ v: contractVersion, kind: 'signal', signal }); },
    connection(next) {
      up = next;
      for (const watcher of watchers) watcher(next);
    },
    async call(method, input) {
      calls.push({ method, input });
      if (up === 'down') return err({ code: 'disconnected', message: 'The connection is down.', retryable: true, correlationId: 'mock' });
      if (method === 'console.snapshot') return ok({ seq, nowMs, state } as never);
      const answer = answers[method] as ((input: unknown, bridge: MockBridge) => unknown) | undefined;
      return ok((answer?.(input, bridge) ?? {}) as never);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    onConnection(listener) {
      watchers.add(listener);
      listener(up);
      return () => { watchers.delete(listener); };
    },
    close() { listeners.clear(); watchers.clear(); },
  };
  return bridge;
}
