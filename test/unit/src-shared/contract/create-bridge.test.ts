import { describe, expect, test } from 'vitest';
import { contractVersion } from '../../../../src-shared/contract/version.ts';
import { createBridge } from '../../../../src-shared/contract/client/create-bridge.ts';
import { createFakeClock } from '../../../fakes/fake-clock.ts';
import { reconnectDelayMs } from '../../../../src-shared/contract/client/reconnect-delay.ts';
import type { ChannelEvents, ContractChannel } from '../../../../src-shared/contract/client/contract-channel.ts';

function scripted() {
  const attempts: (ChannelEvents & { readonly sent: unknown[]; closed: boolean })[] = [];
  const channel: ContractChannel = {
    open(events) {
      const attempt = { ...events, sent: [] as unknown[], closed: false };
      attempts.push(attempt);
      return { send: (message) => { attempt.sent.push(message); }, close: () => { attempt.closed = true; } };
    },
  };
  const clock = createFakeClock();
  const bridge = createBridge<'console'>(channel, { after: (ms, run) => clock.after(ms, run) });
  return { attempts, bridge, clock };
}

describe('createBridge', () => {
  test('a request before the connection is up is refused, not kept', async () => {
    const { bridge, attempts } = scripted();
    expect(await bridge.call('notice.dismiss', { noticeId: 'n' })).toMatchObject({ ok: false, error: { code: 'disconnected' } });
    expect(attempts[0]?.sent).toEqual([]);
  });

  test('it tries again with growing pauses, and starts small again after a success', () => {
    const { attempts, clock } = scripted();
    for (let n = 0; n < 7; n += 1) {
      expect(attempts).toHaveLength(n + 1);
      attempts[n]?.onDown();
      clock.advance(reconnectDelayMs(n) - 1);
      expect(attempts).toHaveLength(n + 1);
      clock.advance(1);
    }
    expect(reconnectDelayMs(6)).toBe(3_000);
    attempts[7]?.onUp();
    attempts[7]?.onDown();
    clock.advance(reconnectDelayMs(0));
    expect(attempts).toHaveLength(9);
  });

  test('what an old channel says is not listened to', async () => {
    const { attempts, bridge, clock } = scripted();
    attempts[0]?.onUp();
    attempts[0]?.onDown();
    clock.advance(100);
    attempts[1]?.onUp();
    const pushes: unknown[] = [];
    bridge.subscribe((push) => { pushes.push(push); });
    const call = bridge.call('notice.dismiss', { noticeId: 'n' });
    const signal = { v: contractVersion, kind: 'signal', signal: { type: 'clock', nowMs: 1 } };
    attempts[0]?.onMessage(signal);
    attempts[0]?.onMessage({ v: contractVersion, kind: 'reply', id: '1', ok: true, value: 'stale' });
    attempts[0]?.onDown();
    attempts[1]?.onMessage({ v: contractVersion, kind: 'reply', id: '1', ok: true, value: {} });
    expect(await call).toEqual({ ok: true, value: {} });
    expect(pushes).toEqual([]);
  });

  test('pushes of another version, strays and garbage do nothing', () => {
    const { attempts, bridge } = scripted();
    attempts[0]?.onUp();
    const pushes: unknown[] = [];
    bridge.subscribe((push) => { pushes.push(push); });
    for (const message of [null, 3, 'text', {}, [], { kind: 'delta' }, { v: contractVersion + 1, kind: 'delta', seq: 1, delta: {} }, { kind: 'reply', id: 'nobody', ok: true, value: 1 }]) attempts[0]?.onMessage(message);
    expect(pushes).toEqual([]);
  });

  test('closing stops the trying', () => {
    const { attempts, bridge, clock } = scripted();
    attempts[0]?.onDown();
    bridge.close();
    clock.advance(60_000);
    expect([attempts.length, clock.pending()]).toEqual([1, 0]);
  });
});
