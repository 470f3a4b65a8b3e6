import { describe, expect, it } from 'vitest';
import { problemText } from '../../../../../src-main/core/realtime/problem-text.ts';
import { createClientEventCheck } from '../../../../fakes/realtime/client-event-check.ts';
import { createSessionFixture, soundOf, testConfig, testKey } from '../../../../fakes/realtime/session-fixture.ts';

const frame = (): Int16Array => new Int16Array(480).fill(7);

describe('a session connects', () => {
  it('opens the GA endpoint with the key as bearer, the model in the address, and no beta header', () => {
    const f = createSessionFixture();
    f.session.connect();
    expect(f.socket().url).toBe('wss://example.test/v1/realtime?model=gpt-realtime-2.1');
    expect(f.socket().headers).toEqual({ Authorization: `Bearer ${testKey}` });
    expect(f.events).toEqual([{ type: 'state', state: 'connecting', problem: null }]);
  });

  it('sends its settings whole, as published, and is ready when they are confirmed', () => {
    const f = createSessionFixture();
    f.session.connect();
    f.socket().open();
    const [update] = f.socket().sent;
    expect(update).toMatchObject({
      type: 'session.update',
      session: {
        type: 'realtime',
        output_modalities: ['audio'],
        instructions: testConfig.instructions,
        tools: testConfig.tools,
        audio: {
          input: {
            format: { type: 'audio/pcm', rate: 24_000 },
            transcription: { language: 'en' },
            noise_reduction: { type: 'near_field' },
            turn_detection: { type: 'server_vad', silence_duration_ms: 500, create_response: true, interrupt_response: true },
          },
          output: { format: { type: 'audio/pcm', rate: 24_000 }, voice: 'marin' },
        },
      },
    });
    expect(createClientEventCheck()(update)).toBeNull();
    expect(f.eventsOf('state').map((event) => event.state)).toEqual(['connecting']);
    f.socket().say({ type: 'session.updated', session: {} });
    expect(f.eventsOf('state').map((event) => event.state)).toEqual(['connecting', 'ready']);
  });

  it('keeps the newest two seconds of sound until it is ready', () => {
    const f = createSessionFixture();
    f.session.connect();
    for (let i = 0; i < 150; i += 1) f.session.sendAudio(new Int16Array(480).fill(i));
    expect(f.socket().sent).toEqual([]);
    f.accept();
    const sent = f.socket().sentOf('input_audio_buffer.append');
    expect(sent).toHaveLength(100);
    expect(Buffer.from(String(sent[0]?.['audio']), 'base64').readInt16LE(0)).toBe(50);
    f.session.sendAudio(frame());
    expect(f.socket().sentOf('input_audio_buffer.append')).toHaveLength(101);
    expect(f.socket().sentOf('input_audio_buffer.commit')).toEqual([]);
  });

  it('copies sound that it keeps, for the array is only lent', () => {
    const f = createSessionFixture();
    const samples = frame();
    f.session.sendAudio(samples);
    samples.fill(0);
    f.session.connect();
    f.accept();
    expect(Buffer.from(String(f.socket().sentOf('input_audio_buffer.append')[0]?.['audio']), 'base64').readInt16LE(0)).toBe(7);
  });

  it('puts what was typed before it was ready into the conversation, then asks for the answer once', () => {
    const f = createSessionFixture();
    f.session.sendText('Say hello first.', { role: 'system', respond: true });
    f.session.connect();
    f.accept();
    expect(f.socket().sentOf('conversation.item.create')).toMatchObject([{ item: { role: 'system', content: [{ type: 'input_text', text: 'Say hello first.' }] } }]);
    expect(f.socket().sentOf('response.create')).toHaveLength(1);
  });

  it('uses the nearest voice for one that Realtime does not have, and passes on an id of one\'s own', () => {
    const voiceOf = (voice: string) => {
      const f = createSessionFixture({ config: { voice } });
      f.session.connect();
      f.socket().open();
      return (f.socket().sent[0] as { session: { audio: { output: { voice: unknown } } } }).session.audio.output.voice;
    };
    expect(voiceOf('onyx')).toBe('ash');
    expect(voiceOf('Cedar')).toBe('cedar');
    expect(voiceOf('no such voice')).toBe('marin');
    expect(voiceOf('voice_abc123')).toEqual({ id: 'voice_abc123' });
  });
});

describe('a refused or broken connection', () => {
  const fatal: readonly [string, { readonly httpStatus?: number; readonly body?: string; readonly code?: number; readonly reason?: string; readonly cause?: string }, string][] = [
    ['a wrong key', { httpStatus: 401, body: '{"error":{"code":"invalid_api_key","message":"Incorrect API key provided: sk-test-****"}}' }, 'invalid_api_key'],
    ['a wrong key and no body', { httpStatus: 401 }, 'invalid_api_key'],
    ['no credit, which also comes as 429', { httpStatus: 429, body: '{"error":{"code":"insufficient_quota"}}' }, 'insufficient_quota'],
    ['an unknown model', { httpStatus: 404, body: '{"error":{"code":"model_not_found"}}' }, 'model_not_found'],
    ['an unknown model, told in the close frame', { code: 4000, reason: 'invalid_request_error.model_not_found' }, 'model_not_found'],
    ['a forbidden place', { httpStatus: 403 }, 'forbidden'],
    ['an odd refusal', { httpStatus: 418, body: 'teapot' }, 'upgrade_refused'],
    ['an unencrypted address', { cause: 'insecure_url' }, 'insecure_url'],
    ['an address that is none', { cause: 'bad_url' }, 'bad_url'],
    ['a false certificate', { cause: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'certificate'],
    ['a breach of policy', { code: 1008 }, 'policy_violation'],
  ];
  it.each(fatal)('does not retry after %s, and says so', (_, info, code) => {
    const f = createSessionFixture();
    f.session.connect();
    f.socket().end(info);
    f.pass(60_000);
    expect(f.sockets.opened).toHaveLength(1);
    expect(f.events.at(-1)).toEqual({ type: 'state', state: 'lost', problem: { code, text: problemText(code), fatal: true } });
    expect(f.clock.pending()).toBe(0);
  });

  it.each([
    // The key worked when the call began.
    ['invalid_api_key', 'key_revoked'], ['insufficient_quota', 'insufficient_quota'], ['model_not_found', 'model_not_found'], ['beta_api_shape_disabled', 'beta_api_shape_disabled'],
  ])('ends on the error %s while the call is on, as %s', (code, told) => {
    const f = createSessionFixture();
    f.session.connect();
    f.accept();
    f.socket().say({ type: 'error', error: { type: 'invalid_request_error', code, message: `Bad ${testKey}`, param: null, event_id: null } });
    expect(f.events.at(-1)).toMatchObject({ state: 'lost', problem: { code: told, fatal: true } });
    expect(f.socket().closedBy()).not.toBeNull();
    expect(JSON.stringify(f.events)).not.toContain(testKey);
  });

  it('does not wait for settings that were refused', () => {
    const f = createSessionFixture();
    f.session.connect();
    f.socket().open();
    f.socket().say({ type: 'error', error: { type: 'invalid_request_error', code: 'invalid_value', message: 'voice', event_id: f.socket().sent[0]?.['event_id'] } });
    expect(f.events.at(-1)).toMatchObject({ state: 'lost', problem: { code: 'settings_refused', fatal: true } });
  });

  it('comes back 100 ms after a drop', () => {
    const f = createSessionFixture();
    f.session.connect();
    f.accept();
    f.pass(10_000);
    f.socket().end({ code: 1006 });
    expect(f.events.at(-1)).toMatchObject({ state: 'reconnecting', problem: { code: 'connection_dropped', fatal: false } });
    f.clock.advance(99);
    expect(f.sockets.opened).toHaveLength(1);
    f.clock.advance(1);
    expect(f.sockets.opened).toHaveLength(2);
    f.accept();
    expect(f.events.at(-1)).toEqual({ type: 'state', state: 'ready', problem: null });
  });

  it.each([{ code: 1000 }, { code: 1001, reason: 'session_expired' }, { code: 1006 }, { code: 1011 }, { code: 1013 }, { httpStatus: 503 }, { cause: 'ECONNRESET' }])('tries again after %j', (info) => {
    const f = createSessionFixture();
    f.session.connect();
    f.accept();
    f.socket().end(info);
    f.pass(200);
    expect(f.sockets.opened).toHaveLength(2);
  });

  it('gives a call up half a minute after the drop, in words', () => {
    const f = createSessionFixture();
    f.session.connect();
    f.accept();
    f.pass(10_000);
    const droppedAt = f.clock.monoMs();
    f.socket().end({ code: 1006 });
    while (f.events.at(-1)?.type === 'state' && f.eventsOf('state').at(-1)?.state === 'reconnecting') {
      const before = f.sockets.opened.length;
      f.clock.advance(50);
      if (f.sockets.opened.length > before) f.socket().end({ cause: 'ECONNREFUSED' });
    }
    expect(f.events.at(-1)).toMatchObject({ state: 'lost', problem: { code: 'connection_lost', fatal: false } });
    expect(f.clock.monoMs() - droppedAt).toBeLessThanOrEqual(30_000);
    expect(f.clock.monoMs() - droppedAt).toBeGreaterThan(20_000);
    expect(f.clock.pending()).toBe(0);
  });

  it('waits as long as the service asks, and gives up at once when that is too long', () => {
    const f = createSessionFixture();
    f.session.connect();
    f.socket().end({ httpStatus: 429, retryAfterMs: 3_000 });
    f.clock.advance(2_999);
    expect(f.sockets.opened).toHaveLength(1);
    f.clock.advance(1);
    expect(f.sockets.opened).toHaveLength(2);
    f.socket().end({ httpStatus: 429, retryAfterMs: 600_000 });
    expect(f.events.at(-1)).toMatchObject({ state: 'lost', problem: { code: 'rate_limit_exceeded', fatal: false } });
  });

  it('tries once more when the first socket opens and confirms nothing', () => {
    const f = createSessionFixture();
    f.session.connect();
    f.socket().open();
    f.pass(6_100);
    expect(f.sockets.opened).toHaveLength(2);
    f.accept();
    expect(f.events.at(-1)).toMatchObject({ state: 'ready' });
  });

  it('gives up a service that opens sockets and never confirms', () => {
    const f = createSessionFixture();
    f.session.connect();
    f.socket().open();
    f.pass(6_100);
    f.socket().open();
    f.pass(6_000);
    expect(f.events.at(-1)).toMatchObject({ state: 'lost', problem: { code: 'cannot_connect' } });
    expect(f.socket().closedBy()).not.toBeNull();
  });

  it('counts a connection that drops again at once as the same trouble', () => {
    const f = createSessionFixture();
    f.session.connect();
    f.accept();
    f.pass(10_000);
    f.socket().end({});
    for (let i = 0; i < 400 && f.eventsOf('state').at(-1)?.state !== 'lost'; i += 1) {
      const before = f.sockets.opened.length;
      f.clock.advance(100);
      if (f.sockets.opened.length > before) {
        f.accept();
        f.socket().end({});
      }
    }
    expect(f.eventsOf('state').at(-1)?.state).toBe('lost');
  });

  it('drops a socket that takes nothing any more, and loses the oldest sound first', () => {
    const f = createSessionFixture();
    f.session.connect();
    f.accept();
    f.socket().setBuffered(1_000_000);
    for (let i = 0; i < 251; i += 1) {
      f.session.sendAudio(frame());
      f.clock.advance(20);
    }
    expect(f.eventsOf('state').at(-1)?.state).toBe('reconnecting');
    f.clock.advance(100);
    f.accept();
    expect(f.socket().sentOf('input_audio_buffer.append')).toHaveLength(100);
  });

  it('listens to no socket that it has left', () => {
    const f = createSessionFixture();
    f.session.connect();
    f.accept();
    const old = f.socket();
    f.socket().say({ type: 'error', error: { code: 'session_expired' } });
    f.clock.advance(100);
    f.accept();
    const count = f.events.length;
    old.say({ type: 'response.output_audio.delta', response_id: 'r', item_id: 'i', content_index: 0, delta: soundOf(1, 20) });
    old.end({});
    expect(f.events).toHaveLength(count);
    expect(f.voice.handed).toEqual([]);
  });
});

describe('disconnect', () => {
  it('closes the socket, leaves no timer, and has the last word', () => {
    const f = createSessionFixture();
    f.session.connect();
    f.accept();
    f.socket().say({ type: 'response.created', response: { id: 'r1' } });
    f.socket().say({ type: 'response.output_audio.delta', response_id: 'r1', item_id: 'i1', content_index: 0, delta: soundOf(1, 500) });
    f.session.disconnect('hung up');
    expect(f.socket().closedBy()).toEqual({ code: 1000, reason: 'hung up' });
    expect(f.events.at(-1)).toEqual({ type: 'state', state: 'closed', problem: null });
    expect(f.clock.pending()).toBe(0);
    const count = f.events.length;
    f.session.connect();
    f.session.sendText('late', { role: 'user', respond: true });
    f.session.interrupt();
    f.session.disconnect('again');
    expect(f.events).toHaveLength(count);
    expect(f.sockets.opened).toHaveLength(1);
  });
});
