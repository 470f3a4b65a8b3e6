import { describe, expect, it } from 'vitest';
import { asks, audio, call, created, done, ready, started, stopped } from '../../../../fakes/realtime/service-lines.ts';
import { createSessionFixture } from '../../../../fakes/realtime/session-fixture.ts';

describe('muted', () => {
  it('stops at once, tells the service not to answer, and cancels what comes all the same', () => {
    const f = ready();
    created(f, 'r1');
    audio(f, 'r1', 'a1', 1, 1_000);
    f.pass(200);
    f.session.setMuted(true);
    expect(f.voice.queuedSamples()).toBe(0);
    expect(f.socket().sentOf('session.update').at(-1)).toMatchObject({ session: { audio: { input: { turn_detection: { create_response: false, silence_duration_ms: 500 } } } } });
    expect(f.socket().sentOf('response.cancel')).toEqual([{ type: 'response.cancel', response_id: 'r1' }]);
    done(f, 'r1', { status: 'cancelled' });
    created(f, 'r2');
    audio(f, 'r2', 'a2', 2, 100);
    expect(f.voice.handed).not.toContain(2);
    expect(f.socket().sentOf('response.cancel')).toHaveLength(2);
    done(f, 'r2', { status: 'cancelled' });
    f.session.sendText('The owner speaks now.', { role: 'system', respond: true });
    f.pass(60_000);
    expect(asks(f)).toEqual([]);
    f.session.sendAudio(new Int16Array(480));
    expect(f.socket().sentOf('input_audio_buffer.append')).toHaveLength(1);
    f.session.setMuted(false);
    expect(asks(f)).toHaveLength(1);
    expect(f.socket().sentOf('session.update').at(-1)).toMatchObject({ session: { audio: { input: { turn_detection: { create_response: true } } } } });
  });

  it('tells a setting that changed while the settings were on their way', () => {
    const f = createSessionFixture();
    f.session.connect();
    f.socket().open();
    f.session.setMuted(true);
    f.socket().say({ type: 'session.updated' });
    expect(f.socket().sentOf('session.update').at(-1)).toMatchObject({ session: { audio: { input: { turn_detection: { create_response: false } } } } });
  });

  it('keeps a result for later whose request was on its way', () => {
    const f = ready();
    call(f, 'c1');
    f.session.sendToolResult('c1', 'done', { respond: true });
    f.session.setMuted(true);
    created(f, 'r1', { asked_by: asks(f)[0]?.['event_id'] });
    expect(f.socket().sentOf('response.cancel')).toEqual([{ type: 'response.cancel', response_id: 'r1' }]);
    done(f, 'r1', { status: 'cancelled' });
    f.session.setMuted(false);
    expect(asks(f)).toHaveLength(2);
  });
});

describe('held', () => {
  it('sends no sound, lets their sentence end, and starts nothing until the hold is over', () => {
    const f = ready();
    started(f);
    f.session.setHeld(true);
    const sent = f.socket().sentOf('input_audio_buffer.append');
    const samples = sent.reduce((sum, event) => sum + Buffer.from(String(event['audio']), 'base64').byteLength / 2, 0);
    expect(samples).toBe(800 * 24);
    stopped(f);
    f.session.sendAudio(new Int16Array(480).fill(9));
    f.session.respond();
    expect(f.socket().sentOf('input_audio_buffer.append')).toHaveLength(sent.length);
    expect(asks(f)).toEqual([]);
    f.session.setHeld(false);
    expect(asks(f)).toHaveLength(1);
  });
});
