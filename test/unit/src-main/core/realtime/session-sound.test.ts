import { describe, expect, it } from 'vitest';
import { gapMs, longestPadMs } from '../../../../../src-main/core/realtime/create-hearing.ts';
import { defaultRealtimeSettings } from '../../../../../src-main/core/realtime/realtime-settings.ts';
import { asks, audio, audioDone, created, done, ready, started } from '../../../../fakes/realtime/service-lines.ts';
import { createSessionFixture, type SessionFixture } from '../../../../fakes/realtime/session-fixture.ts';

const appended = (f: SessionFixture) => f.socket().sentOf('input_audio_buffer.append').map((event) => Buffer.from(String(event['audio']), 'base64'));
const hearFor = (f: SessionFixture, ms: number) => {
  for (let at = 0; at < ms; at += 20) {
    f.session.sendAudio(new Int16Array(480).fill(9));
    f.pass(20);
  }
};
const soundMs = (f: SessionFixture) => appended(f).reduce((sum, bytes) => sum + bytes.byteLength, 0) / 48;

describe('a gap in the line', () => {
  it('is filled with silence in the time it lasts, so that turns end', () => {
    const f = ready();
    hearFor(f, 1_000);
    f.pass(3_000);
    hearFor(f, 100);
    expect(soundMs(f)).toBeGreaterThanOrEqual(4_100 - gapMs);
    // The first frame was heard in the 20 ms before the count began.
    expect(soundMs(f)).toBeLessThanOrEqual(4_120);
    expect(appended(f).slice(50, 60).every((bytes) => bytes.every((byte) => byte === 0))).toBe(true);
  });

  it('as short as jitter is left alone', () => {
    const f = ready();
    for (let n = 0; n < 10; n += 1) {
      f.session.sendAudio(new Int16Array(480));
      f.pass(gapMs - 40);
    }
    expect(soundMs(f)).toBe(200);
  });

  it('that does not end is filled for ten seconds and no longer', () => {
    const f = ready();
    hearFor(f, 100);
    f.pass(60_000);
    expect(soundMs(f)).toBeLessThanOrEqual(100 + longestPadMs + 200);
    expect(soundMs(f)).toBeGreaterThanOrEqual(longestPadMs - 200);
  });

  it('before the first sound, while held and while the connection is down is none', () => {
    const f = ready();
    f.pass(2_000);
    expect(soundMs(f)).toBe(0);
    hearFor(f, 100);
    f.session.setHeld(true);
    f.pass(5_000);
    expect(soundMs(f)).toBe(100);
    f.session.setHeld(false);
    hearFor(f, 100);
    f.socket().end({});
    f.pass(3_000);
    expect(f.sockets.opened[0]?.sentOf('input_audio_buffer.append')).toHaveLength(10);
  });
});

describe('a session in G.711', () => {
  it('passes bytes untouched both ways, counts them as heard, and fills gaps in their law', () => {
    const played: Uint8Array[] = [];
    const f = createSessionFixture({ config: { format: 'pcmu' } });
    Object.assign(f.voice, { playG711: (bytes: Uint8Array) => { played.push(bytes); f.voice.play(new Int16Array(bytes.length * 3).fill(1)); } });
    f.session.connect();
    f.accept();
    expect(f.socket().sentOf('session.update')[0]).toMatchObject({ session: { audio: { input: { format: { type: 'audio/pcmu' } }, output: { format: { type: 'audio/pcmu' } } } } });
    f.session.sendG711(Uint8Array.from({ length: 160 }, (_, at) => at));
    expect([...(appended(f)[0] ?? [])]).toEqual(Array.from({ length: 160 }, (_, at) => at));
    f.session.sendAudio(new Int16Array(480));
    expect(appended(f)).toHaveLength(1);
    f.pass(400);
    expect(appended(f).slice(1).every((bytes) => bytes.every((byte) => byte === 0xff))).toBe(true);
    created(f, 'r1');
    f.socket().say({ type: 'response.output_audio.delta', response_id: 'r1', item_id: 'a1', output_index: 0, content_index: 0, delta: Buffer.alloc(8_000, 0x55).toString('base64') });
    expect(played[0]?.byteLength).toBe(8_000);
    f.pass(300);
    started(f);
    expect(f.socket().sentOf('conversation.item.truncate')).toMatchObject([{ audio_end_ms: 300 }]);
  });
});

describe('turns that we end ourselves', () => {
  it('are committed and answered, and never under turn detection of the service', () => {
    const manual = createSessionFixture({ config: { settings: { ...defaultRealtimeSettings, turnDetection: { type: 'manual' } } } });
    manual.session.connect();
    manual.accept();
    expect(manual.socket().sentOf('session.update')[0]).toMatchObject({ session: { audio: { input: { turn_detection: null } } } });
    manual.session.startTurn();
    manual.session.sendAudio(new Int16Array(4_800));
    manual.session.commitTurn(0);
    expect(manual.socket().sentOf('input_audio_buffer.commit')).toHaveLength(1);
    expect(asks(manual)).toHaveLength(1);
    const automatic = ready();
    automatic.session.startTurn();
    automatic.session.sendAudio(new Int16Array(4_800));
    automatic.session.commitTurn(0);
    expect(automatic.socket().sentOf('input_audio_buffer.commit')).toEqual([]);
  });
});

describe('a change while the call is on', () => {
  it('sends what the next session is told too, and switches off with null', () => {
    const f = ready();
    expect(f.session.update({ instructions: 'Ask for the window.', noiseReduction: null, transcription: null })).toEqual({ ok: true, value: null });
    expect(f.socket().sentOf('session.update').at(-1)).toMatchObject({ session: { instructions: 'Ask for the window.', audio: { input: { noise_reduction: null, transcription: null } } } });
    f.socket().end({});
    f.pass(100);
    f.accept();
    const [first] = f.socket().sentOf('session.update');
    expect(first).toMatchObject({ session: { instructions: 'Ask for the window.' } });
    expect(JSON.stringify(first)).not.toContain('noise_reduction');
  });

  it('of the voice is refused once the assistant was heard, in words, and the rest with it', () => {
    const f = ready();
    expect(f.session.update({ voice: 'cedar' }).ok).toBe(true);
    created(f, 'r1');
    audio(f, 'r1', 'a1', 1, 100);
    audioDone(f, 'r1', 'a1');
    done(f, 'r1');
    const before = f.socket().sentOf('session.update').length;
    expect(f.session.update({ voice: 'marin', speed: 1.2 })).toMatchObject({ ok: false, error: [{ field: 'voice' }] });
    expect(f.socket().sentOf('session.update')).toHaveLength(before);
    expect(f.session.update({ speed: 1.2 }).ok).toBe(true);
    expect(JSON.stringify(f.socket().sentOf('session.update').at(-1))).not.toContain('"voice"');
  });
});

describe('a hosted server that asks first', () => {
  const request = (f: SessionFixture, id = 'mcpr_1') => f.socket().say({ type: 'response.output_item.done', response_id: 'r1', output_index: 0, item: { id, type: 'mcp_approval_request', server_label: 'mail', name: 'delete', arguments: '{"id":7}' } });

  it('is told always to ask, is asked for once, and answered once', () => {
    const f = createSessionFixture({ config: { mcpServers: [{ label: 'mail', serverUrl: 'https://mail.test', connectorId: null, authorization: 'secret-token-1', headers: {}, allowedTools: null }] } });
    f.session.connect();
    f.accept();
    expect(f.socket().sentOf('session.update')[0]).toMatchObject({ session: { tools: [{ type: 'function' }, { type: 'mcp', server_label: 'mail', require_approval: 'always' }] } });
    request(f);
    request(f);
    expect(f.eventsOf('mcp.request')).toEqual([{ type: 'mcp.request', id: 'mcpr_1', server: 'mail', name: 'delete', argumentsText: '{"id":7}' }]);
    f.session.answerMcp('mcpr_1', false, 'Not now');
    f.session.answerMcp('mcpr_1', true, null);
    f.session.answerMcp('mcpr_9', true, null);
    expect(f.socket().sentOf('conversation.item.create')).toMatchObject([{ item: { type: 'mcp_approval_response', approval_request_id: 'mcpr_1', approve: false, reason: 'Not now' } }]);
    expect(JSON.stringify(f.logger.entries)).not.toContain('secret-token-1');
  });

  it('of a connection that is gone gets no answer: the service has forgotten its question', () => {
    const f = ready();
    request(f);
    f.socket().end({});
    f.pass(100);
    f.accept();
    f.session.answerMcp('mcpr_1', true, null);
    expect(f.socket().sentOf('conversation.item.create')).toEqual([]);
  });
});
