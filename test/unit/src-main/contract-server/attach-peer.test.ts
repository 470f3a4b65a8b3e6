import { describe, expect, test } from 'vitest';
import { attachPeer, maxBacklogBytes, signalBacklogBytes, type PeerOutlet } from '../../../../src-main/contract-server/attach-peer.ts';
import { createFakeService } from '../../../fakes/fake-service.ts';
import { createQuietLogger } from '../../../fakes/quiet-logger.ts';

function peerWith(backlog: () => number) {
  const service = createFakeService();
  const sent: unknown[] = [];
  const closed: string[] = [];
  const outlet: PeerOutlet<'console'> = { send: (push) => { sent.push(push.kind === 'delta' ? push.seq : push.signal.type); }, backlogBytes: backlog, close: (reason) => { closed.push(reason); } };
  const stop = attachPeer({ service, peer: { surface: 'console', peerId: 'p' }, outlet, logger: createQuietLogger(), checkOutputs: true });
  return { service, sent, closed, stop };
}
const history = (revision: number) => ({ type: 'history' as const, revision });

describe('attachPeer', () => {
  test('leaves out signals before it gives up on deltas', () => {
    let backlog = 0;
    const { service, sent, closed } = peerWith(() => backlog);
    service.signal({ type: 'clock', nowMs: 1 });
    backlog = signalBacklogBytes + 1;
    service.signal({ type: 'clock', nowMs: 2 });
    service.pushConsole(history(1));
    expect([sent, closed]).toEqual([['clock', 1], []]);
  });

  test('a delta that does not fit closes the peer once, and nothing follows', () => {
    let backlog = 0;
    const { service, sent, closed } = peerWith(() => backlog);
    service.pushConsole(history(1));
    backlog = maxBacklogBytes + 1;
    service.pushConsole(history(2));
    backlog = 0;
    service.pushConsole(history(3));
    service.signal({ type: 'clock', nowMs: 1 });
    expect([sent, closed, service.listeners('console')]).toEqual([[1], ['too_slow'], 0]);
  });

  test('a push that breaks the contract is not sent', () => {
    const { service, sent, closed } = peerWith(() => 0);
    service.pushConsole({ ...history(1), secret: 'x' } as never);
    expect([sent, closed]).toEqual([[], ['wrong_push']]);
  });

  test('disposing ends it', () => {
    const { service, sent, stop } = peerWith(() => 0);
    stop();
    stop();
    service.pushConsole(history(1));
    expect([sent, service.listeners('console')]).toEqual([[], 0]);
  });
});
