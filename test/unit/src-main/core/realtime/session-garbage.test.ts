import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePcm, encodeSound } from '../../../../../src-main/core/realtime/pcm-base64.ts';
import { createSessionFixture, soundOf, testKey } from '../../../../fakes/realtime/session-fixture.ts';

const types = [
  'session.created', 'session.updated', 'error', 'rate_limits.updated', 'input_audio_buffer.speech_started', 'input_audio_buffer.speech_stopped', 'input_audio_buffer.committed',
  'conversation.item.added', 'conversation.item.created', 'conversation.item.input_audio_transcription.delta', 'conversation.item.input_audio_transcription.completed',
  'conversation.item.input_audio_transcription.failed', 'response.created', 'response.done', 'response.output_item.added', 'response.output_item.done', 'response.output_audio.delta',
  'response.audio.delta', 'response.output_audio.done', 'response.output_audio_transcript.delta', 'response.output_audio_transcript.done', 'response.function_call_arguments.done', ' input_audio_buffer.dtmf_event_received', 'made.up',
];
const keys = ['type', 'item', 'item_id', 'response', 'response_id', 'delta', 'transcript', 'error', 'code', 'message', 'event_id', 'usage', 'output', 'status', 'status_details', 'id', 'call_id', 'name', 'arguments',
  'rate_limits', 'reset_seconds', 'content_index', 'audio_end_ms', 'metadata', 'input_token_details', '__proto__', 'constructor', 'toString'];
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, 0, -1, 1e308, '', 'x', testKey, '====', soundOf(1, 5), 'message', 'function_call', 'completed', 'failed', 'cancelled', 'conversation_already_has_active_response', 'response_cancel_not_active'),
    fc.double(), fc.string(), fc.array(tie('any'), { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom(...keys), tie('any')), { maxLength: 6 }).map((pairs) => Object.fromEntries(pairs)),
  ),
})).any;
const event = fc.tuple(fc.constantFrom(...types), fc.array(fc.tuple(fc.constantFrom(...keys.slice(1)), value), { maxLength: 8 })).map(([type, pairs]) => JSON.stringify({ ...Object.fromEntries(pairs), type }));
const truncated = fc.tuple(event, fc.nat(200)).map(([text, at]) => text.slice(0, at));
const noise = fc.oneof(fc.string(), fc.constantFrom('', 'null', '[]', '"text"', '{"type":null}', '{"type":{}}', `{"__proto__":{"type":"response.created"}}`, '['.repeat(50_000)));

describe('a session fed with garbage', () => {
  it('throws nothing, leaks no key, and still works afterwards', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 5, arbitrary: event }, truncated, noise), { maxLength: 40 }), (texts) => {
        const f = createSessionFixture();
        f.session.connect();
        f.accept();
        for (const text of texts) {
          f.socket().sayText(text);
          f.pass(20);
        }
        expect(JSON.stringify(f.logger.entries)).not.toContain(testKey);
        expect(f.eventsOf('state').map((state) => JSON.stringify(state)).join('')).not.toContain(testKey);
        if (f.eventsOf('state').at(-1)?.state !== 'ready') return;
        f.socket().say({ type: 'input_audio_buffer.speech_started', item_id: 'last', audio_start_ms: 0 });
        f.socket().say({ type: 'input_audio_buffer.speech_stopped', item_id: 'last', audio_end_ms: 1 });
        f.socket().say({ type: 'response.created', response: { id: 'resp_last' } });
        f.socket().say({ type: 'response.output_audio.delta', response_id: 'resp_last', item_id: 'item_last', content_index: 0, delta: soundOf(77, 20) });
        expect(f.voice.handed).toContain(77);
      }),
      { numRuns: 300 },
    );
    expect(Object.prototype).not.toHaveProperty('type');
  });

  it('takes a frame of 20 MB', () => {
    const f = createSessionFixture();
    f.session.connect();
    f.accept();
    f.socket().sayText(JSON.stringify({ type: 'response.output_audio.delta', response_id: 'r', item_id: 'i', content_index: 0, delta: 'A'.repeat(20_000_000) }));
    expect(f.voice.queuedSamples()).toBe(7_500_000);
    f.socket().sayText(JSON.stringify({ type: 'made.up', filler: 'A'.repeat(20_000_000) }));
    expect(f.eventsOf('state').at(-1)?.state).toBe('ready');
  });

  it('survives a listener that throws', () => {
    const f = createSessionFixture({ onEvent: () => { throw new Error(`bug with ${testKey}`); } });
    f.session.connect();
    f.accept();
    expect(f.events).toHaveLength(2);
    expect(f.logger.entries.some((entry) => entry.event === 'realtime.listener_failed')).toBe(true);
    expect(JSON.stringify(f.logger.entries)).not.toContain(testKey);
  });
});

describe('sound in base64', () => {
  it('comes back as it went', () => {
    fc.assert(fc.property(fc.int16Array(), (samples) => {
      expect(decodePcm(encodeSound(samples))).toEqual(samples);
    }));
  });

  it('is read from the middle of a larger buffer', () => {
    const whole = Int16Array.from([1, 2, 3, 4]);
    expect(decodePcm(encodeSound(whole.subarray(1, 3)))).toEqual(Int16Array.from([2, 3]));
  });

  it.each(['not base64!', 'AAAA====', '@@@@', 'AA AA', 'é'])('%j is refused', (text) => {
    expect(decodePcm(text)).toBeNull();
  });

  it('loses half a sample rather than shifting the rest', () => {
    expect(decodePcm(Buffer.from([1, 0, 2]).toString('base64'))).toEqual(Int16Array.from([1]));
  });
});
