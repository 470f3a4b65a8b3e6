import type { ContractError } from './error-codes.ts';
import type { Disposer } from '../domain/disposer.ts';
import type { InputOf, OutputOf } from './methods.ts';
import type { MethodOf } from './surface-methods.ts';
import type { PushEnvelope } from './envelope.ts';
import type { Result } from '../domain/result.ts';
import type { Surface } from './surfaces.ts';

/** The screen's end of the contract, the same over every transport. */
export interface Bridge<S extends Surface> {
  /** Never rejects: a lost connection is the error `disconnected`. */
  call<M extends MethodOf<S>>(method: M, input: InputOf<M>): Promise<Result<OutputOf<M>, ContractError>>;
  /** Deltas and signals, in order, from the moment of subscribing. */
  subscribe(listener: (push: PushEnvelope<S>) => void): Disposer;
  /** Told at once with the present state, then at every change. After `up` following `down`, ask for the snapshot again. */
  onConnection(listener: (state: 'up' | 'down') => void): Disposer;
  close(): void;
}
