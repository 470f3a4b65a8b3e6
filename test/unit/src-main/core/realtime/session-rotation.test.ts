import { describe, expect, it } from 'vitest';
import { quietForMs, rotateByMs, rotateFromMs } from '../../../../../src-main/core/realtime/create-rotation.ts';
import { asks, audio, audioDone, call, created, done, ready, started, stopped, words } from '../../../../fakes/realtime/service-lines.ts';
import type { SessionFixture } from '../../../../fakes/realtime/session-fixture.ts';

const said = (f: SessionFixture, text: string) => f.socket().say({ type: 'conversation.item.input_audio_transcription.completed', item_id: 'u1', transcript: text, usage: null });

/** A call of 50 minutes, in which something was said. */
function longCall(): SessionFixture {
  const f = ready();
  started(f);
  stopped(f);
  said(f, 'Hello?');
  created(f, 'r1');
  words(f, 'r1', 'a1', 'Good evening.');
  audio(f, 'r1', 'a1', 1, 500);
  audioDone(f, 'r1', 'a1');
  done(f, 'r1');
  f.pass(1_000);
  f.clock.advance(rotateFromMs - 1_000);
  return f;
}

describe('a session near its longest time', () => {
  it('gives way to a new one in a quiet moment: nobody is told, and the new one knows all', () => {
    const f = longCall();
    const statesBefore = f.eventsOf('state').length;
    f.clock.advance(quietForMs);
    expect(f.sockets.opened).toHaveLength(2);
    expect(f.sockets.opened[0]?.closedBy()).toMatchObject({ code: 1000 });
    // What they say meanwhile is kept.
    f.session.sendAudio(new Int16Array(480).fill(7));
    f.accept();
    expect(f.socket().sentOf('conversation.item.create').map((event) => event['item'])).toMatchObject([{ role: 'user', content: [{ text: 'Hello?' }] }, { role: 'assistant', content: [{ text: 'Good evening.' }] }]);
    expect(f.socket().sentOf('input_audio_buffer.append')).toHaveLength(1);
    expect(asks(f)).toEqual([]);
    expect(f.eventsOf('state').slice(statesBefore)).toEqual([{ type: 'state', state: 'ready', problem: null }]);
    f.clock.advance(rotateFromMs + quietForMs);
    expect(f.sockets.opened).toHaveLength(3);
  });

  it.each([
    ['they speak', (f: SessionFixture) => started(f, 'u2')],
    ['their words have not come', (f: SessionFixture) => { started(f, 'u2'); stopped(f, 'u2'); created(f, 'r2'); done(f, 'r2'); }],
    ['an answer is being said', (f: SessionFixture) => created(f, 'r2')],
    ['an answer is still being heard', (f: SessionFixture) => { created(f, 'r2'); audio(f, 'r2', 'a2', 2, 10_000); audioDone(f, 'r2', 'a2'); done(f, 'r2'); }],
  ])('waits while %s, but not beyond the last minute', (_, busy) => {
    const f = longCall();
    busy(f);
    f.clock.advance(rotateByMs - rotateFromMs - 1_000);
    expect(f.sockets.opened).toHaveLength(1);
    f.clock.advance(1_400);
    expect(f.sockets.opened).toHaveLength(2);
  });

  it('keeps an open question: its result reaches the new session with its call', () => {
    const f = longCall();
    call(f, 'c1');
    f.clock.advance(quietForMs + 200);
    f.accept();
    f.session.sendToolResult('c1', 'sent', { respond: true });
    expect(f.socket().sentOf('conversation.item.create').slice(-2)).toMatchObject([{ item: { type: 'function_call', call_id: 'c1' } }, { item: { type: 'function_call_output', call_id: 'c1' } }]);
    expect(asks(f)).toHaveLength(1);
  });

  it('that finds no new one says so, and tries on like after any drop', () => {
    const f = longCall();
    f.clock.advance(quietForMs);
    f.socket().end({ cause: 'ECONNREFUSED' });
    expect(f.eventsOf('state').at(-1)).toMatchObject({ state: 'reconnecting' });
    f.clock.advance(100);
    f.accept();
    expect(f.eventsOf('state').at(-1)).toMatchObject({ state: 'ready', problem: null });
  });
});
