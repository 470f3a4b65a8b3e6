import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import type { SessionState } from '../../../src-shared/domain/call.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Socket, Sockets } from '../ports/sockets.ts';
import type { ConnectionEffect, ConnectionEvent } from './connection-machine.ts';
import { initialConnection, stepConnection } from './connection-machine.ts';
import type { SessionShape } from './dialects/dialect.ts';
import type { Wire } from './dialects/create-wire.ts';
import type { Failure } from './error-classes.ts';
import { classifyClose } from './error-classes.ts';
import { sessionAddress } from './session-address.ts';

export interface ConnectionHooks {
  /** Wraps all that begins at a socket or a timer. */
  enter(act: () => void): void;
  onText(text: string): void;
  /** The socket is open: send the settings, and call `configured` when they are confirmed. */
  onConfigure(): void;
  /** All may flow from now on; first what the other side must know again. */
  onRestore(): void;
  /** What the other side knew is gone. */
  onDropped(): void;
  onState(state: SessionState, problem: { readonly code: string; readonly fatal: boolean } | null): void;
}

/** Runs the connection machine: one socket at a time, its timers, and nothing of what is said over it. */
export interface Connection {
  connect(): void;
  configured(): void;
  /** The service said, or we found, that this socket is of no more use. */
  fail(failure: Failure): void;
  disconnect(reason: string): void;
  /** A new session takes over, now. What is said meanwhile is kept and told to it. */
  rotate(): void;
  /** Opens the next socket ahead of that. */
  prepare(): void;
  /** The last round trip, ms. */
  rttMs(): number | null;
  isReady(): boolean;
  isConfiguring(): boolean;
  /** Nothing when there is no open socket. */
  send(text: string): void;
  /** The server showed what it speaks while it is being set up. True: this socket is given up for it. */
  follow(shown: SessionShape): boolean;
  bufferedBytes(): number;
}

export interface ConnectionDeps {
  readonly sockets: Sockets;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly wire: Wire;
  /** In [0, 1): spreads the retries. */
  readonly random: () => number;
}

const isOpenPhase = (phase: string): boolean => phase === 'configuring' || phase === 'ready';

export function createConnection(deps: ConnectionDeps, target: { readonly url: string; readonly apiKey: string; readonly model: string }, hooks: ConnectionHooks): Connection {
  const { clock, logger, wire } = deps;
  let state = initialConnection;
  let socket: Socket | null = null;
  /** Counts sockets: what an old one still tells is nobody's business. */
  let generation = 0;
  let stopTimer: Disposer = () => undefined;

  const dispatch = (event: ConnectionEvent): void => {
    const step = stepConnection(state, event);
    state = step.state;
    step.effects.forEach(run);
  };
  /** The service says that beta is switched off by an error, or closes with 4000 and perhaps no word. */
  const fail = (failure: Failure, closeCode: number | null = null): void => {
    const betaIsOff = failure.code === 'beta_api_shape_disabled' || (closeCode === 4000 && failure.class === 'reconnect');
    dispatch({ type: 'failed', failure: (betaIsOff ? wire.follow('ga') : null) ?? failure, nowMs: clock.monoMs(), random: deps.random() });
  };
  const setTimer = (ms: number, onDue: () => void): void => {
    stopTimer();
    stopTimer = clock.after(ms, () => hooks.enter(onDue));
  };

  const address = () => sessionAddress(target, wire.headers());

  const sendWire = (text: string): void => socket?.send(text);
  const open = (): void => {
    generation += 1;
    const mine = generation;
    const ifMine = <A extends readonly unknown[]>(act: (...args: A) => void) => (...args: A): void => {
      if (mine === generation) hooks.enter(() => act(...args));
    };
    wire.opens();
    socket = deps.sockets.open(...address(), {
      onOpen: ifMine(() => dispatch({ type: 'opened' })),
      onText: ifMine(hooks.onText),
      onClose: ifMine((info) => {
        const failure = classifyClose(info);
        logger.warn('realtime.socket_closed', { closeCode: info.code, httpStatus: info.httpStatus, class: failure.class, problem: failure.code });
        socket = null;
        fail(failure, info.code);
      }),
    });
  };

  const run = (effect: ConnectionEffect): void => {
    switch (effect.type) {
      case 'open':
        return open();
      case 'configure':
        return hooks.onConfigure();
      case 'restore':
        return hooks.onRestore();
      case 'dropped':
        return hooks.onDropped();
      case 'close': {
        generation += 1;
        socket?.close(effect.code, effect.reason);
        socket = null;
        return undefined;
      }
      case 'await_setup':
        return setTimer(effect.ms, () => fail({ class: 'reconnect', code: 'service_down', retryAfterMs: null }));
      case 'await_retry':
        return setTimer(effect.ms, () => dispatch({ type: 'retry_due' }));
      case 'stop_timer':
        return stopTimer();
      case 'tell':
        logger.info('realtime.state', { state: effect.state, problem: effect.problem?.code ?? null });
        return hooks.onState(effect.state, effect.problem);
      default:
        return assertNever(effect);
    }
  };

  return {
    connect: () => dispatch({ type: 'connect', nowMs: clock.monoMs() }),
    configured: () => dispatch({ type: 'configured', nowMs: clock.monoMs() }),
    fail: (failure) => fail(failure),
    disconnect: (reason) => dispatch({ type: 'disconnect', reason }),
    rotate: () => dispatch({ type: 'rotate', nowMs: clock.monoMs() }),
    prepare: () => deps.sockets.prepare?.(...address()),
    rttMs: () => socket?.rttMs() ?? null,
    isReady: () => state.phase === 'ready',
    isConfiguring: () => state.phase === 'configuring',
    send(text) {
      if (isOpenPhase(state.phase)) wire.write(text, sendWire);
    },
    follow(shown) {
      const failure = state.phase === 'configuring' ? wire.follow(shown) : null;
      if (failure !== null) fail(failure);
      return failure !== null;
    },
    bufferedBytes: () => socket?.bufferedBytes() ?? 0,
  };
}
