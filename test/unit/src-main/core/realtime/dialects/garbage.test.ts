import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectNames, type DialectName } from '../../../../../../src-main/core/realtime/dialects/dialect.ts';
import { eventOf, eventSchemas } from '../../../../../fakes/realtime/published-events.ts';
import { createSessionFixture, soundOf, testKey, type SessionFixture } from '../../../../../fakes/realtime/session-fixture.ts';

type Json = Readonly<Record<string, unknown>>;

/** What people said; it may reach listeners and the service, never a log. */
const words = 'Meet me at the old harbour at nine';

const seedEvents: readonly Json[] = [
  { type: 'conversation.item.requires_action', item: { id: 'i', type: 'message', required_action: { type: 'submit_tool_outputs', submit_tool_outputs: { tool_calls: [{ id: 'c', type: 'function', name: 'send_sms', parameters: { text: words } }] } } } },
  { type: 'response.function_call.done', response_id: 'r', item_id: 'i', call_id: 'c', name: 'send_sms', arguments: { text: words } },
  { type: 'conversation.item.output_audio_transcription.completed', item_id: 'i', transcript: words },
  { type: 'response.audio.delta', response_id: 'r', item_id: 'i', content_index: 0, delta: soundOf(3, 20) },
  { type: 'session.updated', session: { modalities: ['text', 'audio'], tools: [{ type: 'function', function: { name: words } }], temperature: 0.8 } },
];
const published = fc.oneof(...[...eventSchemas('ga', 'Server'), ...eventSchemas('beta', 'Server'), ...eventSchemas('beta', 'Client')].map(eventOf), fc.constantFrom(...seedEvents));

/** Anything in the place of anything. */
const oddity = fc.constantFrom<unknown>(
  null, true, -1, 1e308, 1.5, '', words, testKey, '\ud800', '\udc00x', 'not base64!', [], {}, [[null]], { type: null }, JSON.parse('{"__proto__":{"type":"error"},"constructor":{"prototype":1},"toString":null}'), 'x'.repeat(2_000),
);

function paths(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, one]) => paths(one, [...at, key]))];
}

function put(value: unknown, [key, ...rest]: readonly string[], odd: unknown): unknown {
  if (key === undefined) return odd;
  if (Array.isArray(value)) return value.map((one: unknown, index) => (String(index) === key ? put(one, rest, odd) : one));
  return Object.fromEntries(Object.entries(value as Json).map(([name, one]) => [name, name === key ? put(one, rest, odd) : one]));
}

const mutated = fc.tuple(published, fc.nat(), oddity).map(([event, which, odd]) => {
  const all = paths(event);
  return JSON.stringify(put(event, all[which % all.length] ?? [], odd));
});
/** A key twice, a key more, an end less. */
const broken = fc.oneof(
  fc.tuple(mutated, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1))),
  fc.tuple(published, oddity).map(([event, odd]) => JSON.stringify(event).replace('{', `{"type":"error","response_id":${JSON.stringify(odd)},`)),
  fc.tuple(published, oddity).map(([event, odd]) => JSON.stringify(event).replace('{', `{"__proto__":${JSON.stringify(odd)},"hasOwnProperty":1,`)),
  published.map((event) => JSON.stringify(event)),
);
const text = fc.oneof({ weight: 3, arbitrary: mutated }, broken);

function called(dialect: DialectName): SessionFixture {
  const f = createSessionFixture({ config: { dialect, instructions: words } });
  f.session.connect();
  f.accept();
  return f;
}
const logged = (f: SessionFixture): string => JSON.stringify(f.logger.entries);
const states = (f: SessionFixture): string => JSON.stringify(f.eventsOf('state'));

/** The session may end when it was told to; while it stands, it hears and speaks. */
function expectAlive(f: SessionFixture): void {
  for (const told of [logged(f), states(f)]) {
    expect(told).not.toContain(testKey);
    expect(told).not.toContain('harbour');
  }
  expect(Object.prototype).not.toHaveProperty('type');
  if (f.eventsOf('state').at(-1)?.state !== 'ready') return;
  f.socket().say({ type: 'input_audio_buffer.speech_started', item_id: 'last', audio_start_ms: 0 });
  f.socket().say({ type: 'input_audio_buffer.speech_stopped', item_id: 'last', audio_end_ms: 1 });
  f.socket().say({ type: 'response.created', response: { id: 'resp_last' } });
  f.socket().say({ type: 'response.output_audio.delta', response_id: 'resp_last', item_id: 'item_last', content_index: 0, delta: soundOf(77, 20) });
  expect(f.voice.handed).toContain(77);
}

describe.each(dialectNames)('a session in %s fed with garbage', (dialect) => {
  it('throws nothing, logs no key and no words, and still works', () => {
    fc.assert(fc.property(fc.array(text, { maxLength: 20 }), (texts) => {
      const f = called(dialect);
      for (const one of texts) {
        f.socket().sayText(one);
        f.pass(20);
        for (const call of f.eventsOf('tool.call').slice(-1)) f.session.sendToolResult(call.id, words, { respond: true });
      }
      expectAlive(f);
    }), { numRuns: 150 });
  });

  it('throws nothing while it is being set up either', () => {
    fc.assert(fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
      const f = createSessionFixture({ config: { dialect, instructions: words } });
      f.session.connect();
      for (const one of texts) {
        if (f.socket().closedBy() === null) {
          if (f.socket().sent.length === 0) f.socket().open();
          f.socket().sayText(one);
        }
        f.pass(200);
      }
      expectAlive(f);
      // Whatever it was shown: each dialect once, and never in circles.
      expect(f.logger.entries.filter((entry) => entry.event === 'realtime.dialect').length).toBeLessThanOrEqual(2);
    }), { numRuns: 100 });
  });

  it('takes frames of 20 MB', () => {
    const f = called(dialect);
    const much = 'A'.repeat(20_000_000);
    for (const event of [
      { type: 'response.audio.delta', response_id: 'r', item_id: 'i', content_index: 0, delta: much }, { type: 'session.updated', session: { modalities: ['text'], instructions: much } },
      { type: 'conversation.item.requires_action', item: { required_action: { submit_tool_outputs: { tool_calls: [{ id: 'c', name: 'n', parameters: { much } }] } } } }, { type: much },
    ]) f.socket().sayText(JSON.stringify(event));
    expect(f.voice.queuedSamples()).toBe(7_500_000);
    expect(logged(f).length).toBeLessThan(5_000);
    f.session.interrupt();
    expectAlive(f);
  });

  it('takes any depth', () => {
    const f = called(dialect);
    const deep = (levels: number): string => `${'{"a":['.repeat(levels)}${']}'.repeat(levels)}`;
    for (const levels of [100, 5_000, 50_000]) {
      f.socket().sayText(`{"type":"made.up","a":${deep(levels)}}`);
      f.socket().sayText(`{"type":"session.updated","session":{"modalities":["text"],"tools":[{"type":"function","function":${deep(levels)}}]}}`);
      f.socket().sayText(`{"type":"conversation.item.requires_action","item":{"required_action":{"submit_tool_outputs":{"tool_calls":[{"id":"c${levels}","name":"n","parameters":${deep(levels)}}]}}}}`);
      f.socket().sayText(`{"type":"response.function_call.done","call_id":"d${levels}","name":"n","arguments":${deep(levels)}}`);
      f.socket().sayText('{"a":'.repeat(levels));
    }
    expectAlive(f);
  });

  it('takes names of prototypes, keys that come twice and halves of characters', () => {
    const f = called(dialect);
    for (const one of [
      '{"__proto__":{"type":"response.created","response":{"id":"r"}}}', '{"type":"__proto__"}', '{"type":"constructor"}', '{"type":"toString"}', '{"type":"response.created","response":{"__proto__":{"id":"r9"}}}',
      '{"type":"session.updated","session":{"__proto__":{"modalities":["text"]},"constructor":{}}}', '{"type":"response.done","type":"made.up","response":{"id":"a"},"response":null}',
      '{"type":"conversation.item.requires_action","item":{"required_action":{"submit_tool_outputs":{"tool_calls":[{"id":"__proto__","name":"constructor","parameters":{"__proto__":1}},{"id":"\\ud800","name":"\\udfff","arguments":"\\ud800"}]}}}}',
      '{"type":"response.output_item.added","response_id":"__proto__","item":{"id":"__proto__","type":"message"}}', '{"type":"response.audio.delta","response_id":"__proto__","item_id":"constructor","delta":"AAAA"}',
    ]) f.socket().sayText(one);
    for (const call of f.eventsOf('tool.call')) f.session.sendToolResult(call.id, '\ud800', { respond: true });
    f.session.interrupt();
    expectAlive(f);
  });

  it.each(['not base64!', 'AAAA====', 'A', '\ud800', ' ', 'é'])('plays nothing of the sound %j', (delta) => {
    const f = called(dialect);
    f.socket().say({ type: 'response.audio.delta', response_id: 'r', item_id: 'i', content_index: 0, delta });
    expect(f.voice.handed).toEqual([]);
    expectAlive(f);
  });

  it('counts what it does not know, and tells of it seldom', () => {
    const f = called(dialect);
    for (let times = 0; times < 100; times += 1) f.socket().sayText(`{"type":"made.up.${times}","text":"${words}"}`);
    expect(f.logger.entries.filter((entry) => entry.event === 'realtime.unreadable').map((entry) => [entry.fields['what'], entry.fields['times']])).toEqual([['unknown', 1], ['unknown', 10], ['unknown', 100]]);
    expectAlive(f);
  });
});
