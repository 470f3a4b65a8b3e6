import { describe, expect, it } from 'vitest';
import { meantAfterMs, wordsWaitMs } from '../../../../../src-main/core/realtime/interruption-machine.ts';
import { defaultRealtimeSettings } from '../../../../../src-main/core/realtime/realtime-settings.ts';
import { asks, audio, audioDone, created, done, started, stopped } from '../../../../fakes/realtime/service-lines.ts';
import { createSessionFixture, type SessionFixture } from '../../../../fakes/realtime/session-fixture.ts';

const said = (f: SessionFixture, itemId: string, transcript: string) => f.socket().say({ type: 'conversation.item.input_audio_transcription.completed', item_id: itemId, transcript, usage: null });

/** The assistant is in the middle of three seconds of speech. */
function speaking(): SessionFixture {
  const f = createSessionFixture({ config: { settings: { ...defaultRealtimeSettings, interruption: 'patient', lineSilentMs: null } } });
  f.session.connect();
  f.accept();
  created(f, 'r1');
  audio(f, 'r1', 'a1', 1, 3_000);
  audioDone(f, 'r1', 'a1');
  done(f, 'r1');
  f.pass(500);
  return f;
}

describe('a patient session', () => {
  it('tells the service neither to cut nor to answer by itself', () => {
    const f = speaking();
    expect(f.socket().sentOf('session.update')[0]).toMatchObject({ session: { audio: { input: { turn_detection: { create_response: false, interrupt_response: false } } } } });
  });

  it('goes on after a cough, softer meanwhile, and forgets nothing', () => {
    const f = speaking();
    started(f, 'u1');
    f.pass(200);
    stopped(f, 'u1');
    f.pass(wordsWaitMs);
    expect(f.voice.ducks).toEqual([true, false]);
    expect(f.voice.clears()).toBe(0);
    expect(f.eventsOf('false_interruption')).toEqual([{ type: 'false_interruption', itemId: 'u1' }]);
    f.pass(3_000);
    expect(f.eventsOf('assistant.heard')).toHaveLength(1);
    expect(f.eventsOf('assistant.cut')).toEqual([]);
    expect(asks(f)).toEqual([]);
  });

  it('stops for speech that lasts, corrects the memory, and answers at its end', () => {
    const f = speaking();
    started(f, 'u1');
    f.pass(meantAfterMs);
    expect(f.voice.queuedSamples()).toBe(0);
    expect(f.voice.ducks).toEqual([true, false]);
    expect(f.eventsOf('assistant.cut')).toMatchObject([{ itemId: 'a1', heardMs: 1_000 }]);
    expect(f.socket().sentOf('conversation.item.truncate')).toMatchObject([{ item_id: 'a1', audio_end_ms: 1_000 }]);
    f.pass(1_000);
    expect(asks(f)).toEqual([]);
    stopped(f, 'u1');
    expect(asks(f)).toHaveLength(1);
  });

  it('stops for a short no, as soon as it is understood', () => {
    const f = speaking();
    started(f, 'u1');
    f.pass(200);
    stopped(f, 'u1');
    f.pass(100);
    said(f, 'u1', 'No.');
    expect(f.eventsOf('assistant.cut')).toHaveLength(1);
    expect(asks(f)).toHaveLength(1);
  });

  it('answers an ordinary turn once, and asks for it itself', () => {
    const f = speaking();
    f.pass(3_000);
    started(f, 'u1');
    f.pass(900);
    stopped(f, 'u1');
    expect(f.voice.ducks).toEqual([]);
    expect(asks(f)).toHaveLength(1);
    created(f, 'r2');
    done(f, 'r2');
    said(f, 'u1', 'At eight, please.');
    f.pass(20_000);
    expect(asks(f)).toHaveLength(1);
  });

  it('gives up an answer that they speak before', () => {
    const f = speaking();
    f.pass(3_000);
    started(f, 'u1');
    stopped(f, 'u1');
    created(f, 'r2');
    started(f, 'u2');
    expect(f.socket().sentOf('response.cancel')).toEqual([{ type: 'response.cancel', response_id: 'r2' }]);
    audio(f, 'r2', 'a2', 2, 500);
    expect(f.voice.handed).not.toContain(2);
    done(f, 'r2', { status: 'cancelled' });
    stopped(f, 'u2');
    expect(asks(f)).toHaveLength(2);
  });

  it('does not stay soft when the owner stops the assistant in the middle of it', () => {
    const f = speaking();
    started(f, 'u1');
    f.session.interrupt();
    expect(f.voice.ducks.at(-1)).toBe(false);
  });
});
