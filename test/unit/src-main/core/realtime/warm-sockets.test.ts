import { describe, expect, it } from 'vitest';
import { createWarmSockets, warmForMs } from '../../../../../src-main/core/realtime/create-warm-sockets.ts';
import { createFakeClock } from '../../../../fakes/fake-clock.ts';
import { createScriptedSockets } from '../../../../fakes/scripted-socket.ts';

const url = 'wss://example.test/v1/realtime?model=m';
const headers = { Authorization: 'Bearer k' };

function fixture() {
  const clock = createFakeClock();
  const sockets = createScriptedSockets();
  const told: string[] = [];
  const warm = createWarmSockets(sockets, clock);
  const open = (key = 'k') => warm.open(url, { Authorization: `Bearer ${key}` }, { onOpen: () => void told.push('open'), onText: (text) => void told.push(text), onClose: (info) => void told.push(`close ${info.code}`) });
  return { clock, sockets, told, warm, open };
}

describe('a socket opened ahead', () => {
  it('is taken by the next call, with all that came before, in order', () => {
    const { clock, sockets, told, warm, open } = fixture();
    warm.prepare(url, headers);
    sockets.latest().open();
    sockets.latest().sayText('created');
    const socket = open();
    expect(told).toEqual([]);
    sockets.latest().sayText('more');
    clock.advance(0);
    expect(told).toEqual(['open', 'created', 'more']);
    expect(sockets.opened).toHaveLength(1);
    socket.send('{"type":"x"}');
    expect(sockets.latest().sent).toEqual([{ type: 'x' }]);
    sockets.latest().sayText('late');
    sockets.latest().end({ code: 1011 });
    expect(told).toEqual(['open', 'created', 'more', 'late', 'close 1011']);
  });

  it('may still be opening when it is taken', () => {
    const { clock, sockets, told, warm, open } = fixture();
    warm.prepare(url, headers);
    open();
    clock.advance(0);
    expect(told).toEqual([]);
    sockets.latest().open();
    sockets.latest().sayText('created');
    expect(told).toEqual(['open', 'created']);
  });

  it('is not taken with another key, nor twice', () => {
    const { sockets, warm, open } = fixture();
    warm.prepare(url, headers);
    warm.prepare(url, headers);
    expect(sockets.opened).toHaveLength(1);
    open('other');
    expect(sockets.opened).toHaveLength(2);
    open();
    expect(sockets.opened).toHaveLength(2);
    open();
    expect(sockets.opened).toHaveLength(3);
  });

  it('that died is nobody\'s trouble: the next call opens as ever', () => {
    const { clock, sockets, told, warm, open } = fixture();
    warm.prepare(url, headers);
    sockets.latest().end({ httpStatus: 401 });
    open();
    expect(sockets.opened).toHaveLength(2);
    sockets.latest().open();
    expect(told).toEqual(['open']);
    expect(clock.pending()).toBe(0);
  });

  it('is closed when nobody took it in time, and when the app stops', () => {
    const { clock, sockets, warm } = fixture();
    warm.prepare(url, headers);
    clock.advance(warmForMs);
    expect(sockets.latest().closedBy()).toMatchObject({ code: 1000 });
    warm.prepare(url, headers);
    warm.stop();
    expect(sockets.latest().closedBy()).toMatchObject({ code: 1000 });
    expect(clock.pending()).toBe(0);
  });

  it('tells nothing after it was closed', () => {
    const { clock, sockets, told, warm, open } = fixture();
    warm.prepare(url, headers);
    sockets.latest().open();
    open().close(1000, 'over');
    clock.advance(0);
    expect(told).toEqual([]);
  });
});
