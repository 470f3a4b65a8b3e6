import { reduceConsole } from '../../src-shared/contract/reduce-console.ts';
import { reduceDesk } from '../../src-shared/contract/reduce-desk.ts';
import { sampleDesk } from './desk-samples.ts';
import { sampleNowMs, sampleState } from './console-state.ts';
import { surfaceMethods } from '../../src-shared/contract/surface-methods.ts';
import { surfaces, type Surface } from '../../src-shared/contract/surfaces.ts';
import type { AudioLanePort, ContractService, Peer, Projection } from '../../src-shared/contract/handlers.ts';
import type { DeltaOf, Signal, StateOf } from '../../src-shared/contract/state.ts';
import type { HandlerError } from '../../src-shared/contract/error-codes.ts';
import type { Result } from '../../src-shared/domain/result.ts';

type Answer = (input: unknown, peer: Peer) => Promise<Result<unknown, HandlerError>> | Result<unknown, HandlerError>;

export interface FakeLane {
  readonly peer: Peer;
  readonly port: AudioLanePort;
  readonly received: Uint8Array[];
  onFrame: (frame: Uint8Array) => void;
  closed: boolean;
}

/** A core of straw: states that fold real deltas, answers that a test sets, and a record of what came. */
export interface FakeService extends ContractService {
  readonly requests: { readonly method: string; readonly input: unknown; readonly peer: Peer }[];
  readonly lanes: FakeLane[];
  /** Called at every new lane. */
  onLane: (lane: FakeLane) => void;
  /** Sets what a method answers. Unset: `{}`, and for snapshots the state. */
  answer(method: string, answer: Answer): void;
  pushConsole(delta: DeltaOf['console']): void;
  pushDesk(delta: DeltaOf['desk']): void;
  /** Counts a delta that no peer is sent: a gap. */
  loseConsoleDelta(delta: DeltaOf['console']): void;
  signal(signal: Signal): void;
  /** Peers that listen to a surface's deltas now. */
  listeners(surface: Surface): number;
}

export function createFakeService(): FakeService {
  const requests: FakeService['requests'] = [];
  const lanes: FakeLane[] = [];
  const answers = new Map<string, Answer>();
  const signals = new Set<(signal: Signal) => void>();
  const console = projection<'console'>(sampleState(), reduceConsole);
  const desk = projection<'desk'>(sampleDesk(), reduceDesk);
  answers.set('console.snapshot', () => ({ ok: true, value: { ...console.snapshot(), nowMs: sampleNowMs } }));
  answers.set('desk.snapshot', () => ({ ok: true, value: { ...desk.snapshot(), nowMs: sampleNowMs } }));

  const handlersOf = (surface: Surface): Record<string, Answer> => Object.fromEntries(surfaceMethods[surface].map((method) => [method, (input: unknown, peer: Peer) => {
    requests.push({ method, input, peer });
    return answers.get(method)?.(input, peer) ?? { ok: true, value: {} };
  }]));

  const service: FakeService = {
    handlers: Object.fromEntries(surfaces.map((surface) => [surface, handlersOf(surface)])) as unknown as ContractService['handlers'],
    projections: { console, desk },
    subscribeSignals(listener) {
      signals.add(listener);
      return () => { signals.delete(listener); };
    },
    attachAudio(peer, port) {
      const lane: FakeLane = { peer, port, received: [], onFrame: () => {}, closed: false };
      lanes.push(lane);
      service.onLane(lane);
      return {
        receive(frame) {
          lane.received.push(frame.slice());
          lane.onFrame(frame);
        },
        closed() { lane.closed = true; },
      };
    },
    requests,
    lanes,
    onLane: () => {},
    answer: (method, answer) => { answers.set(method, answer); },
    pushConsole: (delta) => { console.push(delta, true); },
    pushDesk: (delta) => { desk.push(delta, true); },
    loseConsoleDelta: (delta) => { console.push(delta, false); },
    signal: (signal) => { for (const listener of [...signals]) listener(signal); },
    listeners: (surface) => (surface === 'console' ? console : desk).listeners(),
  };
  return service;
}

function projection<S extends Surface>(initial: StateOf[S], reduce: (state: StateOf[S], delta: DeltaOf[S]) => StateOf[S]): Projection<S> & { push(delta: DeltaOf[S], tell: boolean): void; listeners(): number } {
  const listeners = new Set<(seq: number, delta: DeltaOf[S]) => void>();
  let seq = 0;
  let state = initial;
  return {
    snapshot: () => ({ seq, state }),
    subscribe(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    push(delta, tell) {
      seq += 1;
      state = reduce(state, delta);
      if (tell) for (const listener of [...listeners]) listener(seq, delta);
    },
    listeners: () => listeners.size,
  };
}
