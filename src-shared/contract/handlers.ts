import type { DeltaOf, Signal, StateOf } from './state.ts';
import type { Disposer } from '../domain/disposer.ts';
import type { HandlerError } from './error-codes.ts';
import type { InputOf, OutputOf } from './methods.ts';
import type { MethodOf } from './surface-methods.ts';
import type { Result } from '../domain/result.ts';
import type { Surface } from './surfaces.ts';

/** Who sent a request: established by the transport, never by the message. `peerId` names one connected document. */
export interface Peer<S extends Surface = Surface> {
  readonly surface: S;
  readonly peerId: string;
}

/** What the core implements for a surface: one function a method, its input already validated. */
export type Handlers<S extends Surface> = {
  readonly [M in MethodOf<S>]: (input: InputOf<M>, peer: Peer<S>) => Promise<Result<OutputOf<M>, HandlerError>> | Result<OutputOf<M>, HandlerError>;
};

/** A state that is told by snapshot and deltas. `seq` is the number of the last delta folded in. */
export interface Projection<S extends Surface> {
  snapshot(): { readonly seq: number; readonly state: StateOf[S] };
  subscribe(listener: (seq: number, delta: DeltaOf[S]) => void): Disposer;
}

/** The far end of one peer's audio lane. Frames are as in src-shared/audio/frame.ts. */
export interface AudioLanePort {
  send(frame: Uint8Array): void;
  close(): void;
}

/** What a transport serves. */
export interface ContractService {
  readonly handlers: { readonly [S in Surface]: Handlers<S> };
  readonly projections: { readonly [S in Surface]: Projection<S> };
  subscribeSignals(listener: (signal: Signal) => void): Disposer;
  /** Attaches a peer's audio lane; the returned functions take what the peer sends. */
  attachAudio(peer: Peer, port: AudioLanePort): { receive(frame: Uint8Array): void; closed(): void };
}
