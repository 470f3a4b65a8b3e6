import { consoleDelta, deskDelta, signal as signalSchema, type Signal } from '../../src-shared/contract/state.ts';
import { contractVersion } from '../../src-shared/contract/version.ts';
import type { ContractService, Peer } from '../../src-shared/contract/handlers.ts';
import type { Disposer } from '../../src-shared/domain/disposer.ts';
import type { Logger } from '../core/ports/logger.ts';
import type { PushEnvelope } from '../../src-shared/contract/envelope.ts';
import type { Surface } from '../../src-shared/contract/surfaces.ts';

/** How pushes reach one peer. */
export interface PeerOutlet<S extends Surface = Surface> {
  send(push: PushEnvelope<S>): void;
  /** Bytes sent and not yet taken by the peer, as well as the transport knows. */
  backlogBytes(): number;
  /** The core drops this peer: it must connect again and ask for the snapshot. */
  close(reason: 'too_slow' | 'wrong_push'): void;
}

/** Beyond this a peer is too slow: its deltas can not be dropped, so the connection is. A snapshot is smaller. */
export const maxBacklogBytes = 4 * 1024 * 1024;
/** Beyond this, signals are left out: they are lost without harm. */
export const signalBacklogBytes = 256 * 1024;

const deltaSchemas = { console: consoleDelta, desk: deskDelta } as const;
/** Ten times a second and a call: only the console draws them. */
const forDesk = (signal: Signal): boolean => signal.type !== 'levels';

export interface AttachPeerDeps<S extends Surface> {
  readonly service: ContractService;
  readonly peer: Peer<S>;
  readonly outlet: PeerOutlet<S>;
  readonly logger: Logger;
  readonly checkOutputs: boolean;
}

/** Sends a peer its surface's deltas and the signals until disposed, or until it is too slow. Deltas are never left out. */
export function attachPeer<S extends Surface>({ service, peer, outlet, logger, checkOutputs }: AttachPeerDeps<S>): Disposer {
  let over = false;

  function stop(): void {
    if (over) return;
    over = true;
    stopDeltas();
    stopSignals();
  }

  function drop(reason: 'too_slow' | 'wrong_push', detail: unknown): void {
    if (over) return;
    stop();
    logger.warn('contract.dropped_peer', { reason, surface: peer.surface, peerId: peer.peerId, detail });
    outlet.close(reason);
  }

  const stopDeltas = service.projections[peer.surface].subscribe((seq, delta) => {
    if (over) return;
    const wrong = checkOutputs ? deltaSchemas[peer.surface].safeParse(delta).error : undefined;
    if (wrong !== undefined) { drop('wrong_push', wrong.message); return; }
    if (outlet.backlogBytes() > maxBacklogBytes) { drop('too_slow', outlet.backlogBytes()); return; }
    outlet.send({ v: contractVersion, kind: 'delta', seq, delta });
  });
  const stopSignals = service.subscribeSignals((signal) => {
    if (over || (peer.surface === 'desk' && !forDesk(signal))) return;
    const wrong = checkOutputs ? signalSchema.safeParse(signal).error : undefined;
    if (wrong !== undefined) { drop('wrong_push', wrong.message); return; }
    if (outlet.backlogBytes() > signalBacklogBytes) return;
    outlet.send({ v: contractVersion, kind: 'signal', signal });
  });
  return stop;
}
