import { describe, expect, it } from 'vitest';
import { asks, audio, audioDone, created, done, ready } from '../../../../fakes/realtime/service-lines.ts';
import { createSessionFixture, type SessionFixture } from '../../../../fakes/realtime/session-fixture.ts';
import { defaultRealtimeSettings } from '../../../../../src-main/core/realtime/realtime-settings.ts';
import { wordsWaitMs } from '../../../../../src-main/core/realtime/interruption-machine.ts';

function manual(change: Partial<typeof defaultRealtimeSettings> = {}): SessionFixture {
  const f = createSessionFixture({ config: { settings: { ...defaultRealtimeSettings, lineSilentMs: null, ...change, turnDetection: { type: 'manual' } } } });
  f.session.connect();
  f.accept();
  return f;
}
/** The assistant is in the middle of three seconds of speech, and its response is still on. */
function speaking(f: SessionFixture, over = true): SessionFixture {
  created(f, 'r1');
  audio(f, 'r1', 'a1', 1, 3_000);
  audioDone(f, 'r1', 'a1');
  if (over) done(f, 'r1');
  f.pass(500);
  return f;
}
const talk = (f: SessionFixture, ms: number): void => {
  for (let at = 0; at < ms; at += 20) {
    f.session.sendAudio(new Int16Array(480).fill(1_000));
    f.pass(20);
  }
};
const sent = (f: SessionFixture, type: string) => f.socket().sentOf(type);
const committed = (f: SessionFixture, itemId: string) => f.socket().say({ type: 'input_audio_buffer.committed', previous_item_id: null, item_id: itemId });
const said = (f: SessionFixture, itemId: string, transcript: string) => f.socket().say({ type: 'conversation.item.input_audio_transcription.completed', item_id: itemId, transcript, usage: null });

describe('a turn that we find', () => {
  it('cuts the assistant off as the service would: cancelled, the line cleared, the memory corrected to what was heard', () => {
    const f = speaking(manual(), false);
    f.session.startTurn();
    expect(sent(f, 'response.cancel')).toMatchObject([{ response_id: 'r1' }]);
    expect(f.voice.queuedSamples()).toBe(0);
    expect(sent(f, 'conversation.item.truncate')).toMatchObject([{ item_id: 'a1', audio_end_ms: 500 }]);
    expect(f.eventsOf('assistant.cut')).toMatchObject([{ itemId: 'a1', heardMs: 500 }]);
    done(f, 'r1', { status: 'cancelled' });
    expect(asks(f)).toEqual([]);
  });

  it('is told of under one name, from its start to its words', () => {
    const f = manual();
    f.session.startTurn();
    talk(f, 600);
    f.session.commitTurn(500);
    committed(f, 'u7');
    said(f, 'u7', 'A table for two.');
    const itemId = f.eventsOf('them.started')[0]?.itemId ?? '';
    expect(itemId).not.toBe('');
    expect(f.eventsOf('them.stopped')).toEqual([{ type: 'them.stopped', itemId }]);
    expect(f.eventsOf('them.words')).toEqual([{ type: 'them.words', itemId, text: 'A table for two.', final: true }]);
  });

  it('is committed once, after its sound, and answered once', () => {
    const f = manual();
    f.session.startTurn();
    talk(f, 300);
    f.session.commitTurn(0);
    f.session.commitTurn(0);
    const types = f.socket().sent.map((event) => event['type']).filter((type) => /append|commit|response\.create/.test(String(type)));
    expect(types).toEqual([...Array.from({ length: 15 }, () => 'input_audio_buffer.append'), 'input_audio_buffer.commit', 'response.create']);
  });

  it.each([0, 20, 80])('of %i ms is none: no commit, no answer, no line in the minutes', (ms) => {
    const f = manual();
    f.session.startTurn();
    talk(f, ms);
    f.session.commitTurn(0);
    f.pass(3_000);
    expect([sent(f, 'input_audio_buffer.commit'), asks(f), f.eventsOf('them.started')]).toEqual([[], [], []]);
    // What went out of it must not become the start of the next.
    expect(sent(f, 'input_audio_buffer.clear')).toHaveLength(ms === 0 ? 0 : 1);
    f.session.startTurn();
    talk(f, 100);
    f.session.commitTurn(0);
    expect([sent(f, 'input_audio_buffer.commit'), asks(f)].map((list) => list.length)).toEqual([1, 1]);
  });

  it('leaves no silence behind: nothing fills the gaps between turns', () => {
    const f = manual();
    f.session.startTurn();
    talk(f, 200);
    f.session.commitTurn(0);
    f.pass(5_000);
    expect(sent(f, 'input_audio_buffer.append')).toHaveLength(10);
    const automatic = ready();
    talk(automatic, 200);
    automatic.pass(5_000);
    expect(automatic.socket().sentOf('input_audio_buffer.append').length).toBeGreaterThan(20);
  });

  it('is over when the call is held, and not answered then', () => {
    const f = manual();
    f.session.startTurn();
    talk(f, 300);
    f.session.setHeld(true);
    expect(sent(f, 'input_audio_buffer.commit')).toHaveLength(1);
    f.session.startTurn();
    f.session.setHeld(false);
    f.pass(1_000);
    expect([asks(f), sent(f, 'input_audio_buffer.commit').length, f.eventsOf('them.started').length]).toEqual([[], 1, 1]);
  });

  it('is heard and not answered while the assistant is muted', () => {
    const f = manual();
    f.session.setMuted(true);
    f.session.startTurn();
    talk(f, 300);
    f.session.commitTurn(0);
    f.session.setMuted(false);
    f.pass(1_000);
    expect([sent(f, 'input_audio_buffer.commit').length, asks(f)]).toEqual([1, []]);
  });

  it('that ends without a connection is committed over the next, before its answer is asked for', () => {
    const f = manual();
    f.session.startTurn();
    talk(f, 200);
    f.socket().end({ code: 1006 });
    talk(f, 100);
    f.session.commitTurn(0);
    f.pass(100);
    f.accept();
    const types = f.socket().sent.map((event) => event['type']).filter((type) => /append|commit|response\.create/.test(String(type)));
    expect(types.slice(-2)).toEqual(['input_audio_buffer.commit', 'response.create']);
    expect(types.filter((type) => type === 'input_audio_buffer.append')).toHaveLength(5);
    expect(f.eventsOf('them.started')).toHaveLength(1);
  });

  it('that goes on over a new connection is not talked into, and ends there', () => {
    const f = manual();
    f.session.startTurn();
    talk(f, 200);
    f.socket().end({ code: 1006 });
    f.pass(100);
    f.accept();
    f.pass(4_000);
    expect(asks(f)).toEqual([]);
    talk(f, 200);
    f.session.commitTurn(0);
    expect([sent(f, 'input_audio_buffer.commit').length, asks(f).length]).toEqual([1, 1]);
  });

  it('whose item never came is shown as that much speech, and the next connection is told that something was said', () => {
    const f = manual();
    f.session.startTurn();
    talk(f, 1_500);
    f.session.commitTurn(0);
    f.socket().end({ code: 1006 });
    f.pass(100);
    f.accept();
    const itemId = f.eventsOf('them.started')[0]?.itemId ?? '';
    expect(f.eventsOf('them.words')).toEqual([{ type: 'them.words', itemId, text: '[1.5 s of speech]', final: true }]);
    expect(JSON.stringify(sent(f, 'conversation.item.create'))).toContain('was lost when the connection dropped');
    expect(asks(f)).toHaveLength(1);
  });

  it('splits the time of a reply: the silence that we waited for, one round trip, no word of the service', () => {
    const f = manual();
    f.session.startTurn();
    talk(f, 1_000);
    f.session.commitTurn(500);
    f.pass(300);
    speaking(f);
    const [reply] = f.eventsOf('latency');
    expect(reply?.parts.vadWaitMs).toBe(500);
    expect(reply?.replyMs).toBeGreaterThanOrEqual(800);
  });
});

describe('a patient session whose turns we find', () => {
  it('goes on after a cough, and asks for nothing', () => {
    const f = speaking(manual({ interruption: 'patient' }));
    f.session.startTurn();
    talk(f, 200);
    f.session.commitTurn(0);
    committed(f, 'u1');
    f.pass(wordsWaitMs);
    expect([f.voice.ducks, f.voice.clears(), asks(f)]).toEqual([[true, false], 0, []]);
    expect(f.eventsOf('false_interruption')).toHaveLength(1);
  });

  it('stops for words of its item, and answers', () => {
    const f = speaking(manual({ interruption: 'patient' }));
    f.session.startTurn();
    talk(f, 200);
    f.session.commitTurn(0);
    committed(f, 'u1');
    said(f, 'u1', 'No, not Tuesday.');
    expect([f.voice.queuedSamples(), asks(f).length]).toEqual([0, 1]);
  });
});
