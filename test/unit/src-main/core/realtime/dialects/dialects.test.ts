import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWire } from '../../../../../../src-main/core/realtime/dialects/create-wire.ts';
import { dialects } from '../../../../../../src-main/core/realtime/dialects/dialect-registry.ts';
import type { DialectName } from '../../../../../../src-main/core/realtime/dialects/dialect.ts';
import { appendSound, cancelResponse, createItem, createResponse, sessionUpdate, truncateItem } from '../../../../../../src-main/core/realtime/client-event.ts';
import { defaultRealtimeSettings } from '../../../../../../src-main/core/realtime/realtime-settings.ts';
import { createQuietLogger } from '../../../../../fakes/quiet-logger.ts';
import { testConfig } from '../../../../../fakes/realtime/session-fixture.ts';

type Event = Readonly<Record<string, unknown>>;

function speak(dialect: DialectName) {
  const logger = createQuietLogger();
  const wire = createWire(dialect, logger);
  wire.opens();
  return {
    sent(...texts: readonly string[]): Event[] {
      const out: string[] = [];
      for (const text of texts) wire.write(text, (one) => out.push(one));
      return out.map((text) => JSON.parse(text) as Event);
    },
    heard: (...events: readonly object[]) => events.flatMap((event) => wire.read(JSON.stringify(event))),
    dropped: () => logger.entries.filter((entry) => entry.event === 'realtime.not_translated').map((entry) => [entry.fields['what'], entry.fields['times']]),
  };
}
const update = (settings: Partial<typeof defaultRealtimeSettings> = {}, more: Partial<typeof testConfig> = {}): string => sessionUpdate({ ...testConfig, ...more, settings: { ...defaultRealtimeSettings, ...settings } }, 'settings_1', true);
const sessionOf = (dialect: DialectName, ...args: Parameters<typeof update>): Event => speak(dialect).sent(update(...args))[0]?.['session'] as Event;
const read = (dialect: 'beta' | 'seed', event: Event): readonly Event[] => dialects[dialect].translate?.(() => undefined).read(event) ?? [];
const readSession = (session: Event): unknown => read('beta', { type: 'session.updated', session })[0]?.['session'];

describe('settings for a beta server', () => {
  it('are flat, whole, and of no kind', () => {
    expect(speak('beta').sent(update())).toEqual([{
      type: 'session.update',
      event_id: 'settings_1',
      session: {
        modalities: ['text', 'audio'], instructions: testConfig.instructions, tools: testConfig.tools, tool_choice: 'auto', max_response_output_tokens: 'inf', truncation: 'auto',
        input_audio_format: 'pcm16', input_audio_transcription: { model: 'gpt-realtime-whisper', language: 'en' }, input_audio_noise_reduction: { type: 'near_field' },
        turn_detection: { type: 'server_vad', threshold: 0.5, prefix_padding_ms: 300, silence_duration_ms: 500, create_response: true, interrupt_response: true },
        output_audio_format: 'pcm16', speed: 1, voice: 'marin',
      },
    }]);
  });

  it.each([['pcm24k', 'pcm16'], ['pcmu', 'g711_ulaw'], ['pcma', 'g711_alaw']] as const)('call the format %s %s', (format, name) => {
    expect(sessionOf('beta', {}, { format })).toMatchObject({ input_audio_format: name, output_audio_format: name });
  });

  it('say words only as text', () => expect(sessionOf('beta', { output: 'text' })).toMatchObject({ modalities: ['text'] }));
  it('cap what is said', () => expect(sessionOf('beta', { maxOutputTokens: 400 })).toMatchObject({ max_response_output_tokens: 400 }));
  it('keep a turn detection of null', () => expect(sessionOf('beta', { turnDetection: { type: 'manual' } })).toMatchObject({ turn_detection: null }));
  it('keep semantic turns', () => expect(sessionOf('beta', { turnDetection: { type: 'semantic_vad', eagerness: 'low' } })).toMatchObject({ turn_detection: { type: 'semantic_vad', eagerness: 'low' } }));
  it('have no transcription and no noise reduction when there is none', () => {
    expect(Object.keys(sessionOf('beta', { transcription: null, noiseReduction: null }))).not.toEqual(expect.arrayContaining(['input_audio_transcription', 'input_audio_noise_reduction']));
  });
  it('switch transcription and noise reduction off with null', () => {
    const off = { ...testConfig, settings: { ...defaultRealtimeSettings, transcription: null, noiseReduction: null } };
    expect(speak('beta').sent(sessionUpdate(off, 'settings_2', true, true, testConfig))[0]?.['session']).toMatchObject({ input_audio_transcription: null, input_audio_noise_reduction: null });
  });
  it('take the nearest voice for one of the speech service', () => expect(sessionOf('beta', {}, { voice: 'nova' })).toMatchObject({ voice: 'coral' }));

  it('leave out what beta has no word for, and count it', () => {
    const beta = speak('beta');
    const server = { label: 'crm', serverUrl: 'https://example.test', connectorId: null, authorization: 'secret', headers: {}, allowedTools: null };
    const text = update({ reasoning: 'low', parallelToolCalls: true, turnDetection: { type: 'server_vad', threshold: 0.5, prefixPaddingMs: 0, silenceDurationMs: 500, idleTimeoutMs: 9_000 } }, { mcpServers: [server] });
    const sent = beta.sent(...Array.from({ length: 10 }, () => text));
    expect(JSON.stringify(sent)).not.toMatch(/reasoning|parallel_tool_calls|idle_timeout|mcp|secret/);
    expect(beta.dropped()).toEqual([1, 10].flatMap((times) => ['hosted_tools', 'parallel_tool_calls', 'reasoning', 'idle_timeout'].map((what) => [what, times])));
  });
});

describe('what else goes to a beta server', () => {
  it('sound, untouched', () => {
    const text = appendSound(Int16Array.from([1, 2, 3]));
    const out: string[] = [];
    const wire = createWire('beta', createQuietLogger());
    wire.opens();
    wire.write(text, (one) => out.push(one));
    wire.write('{"type":"input_audio_buffer.append","audio":', (one) => out.push(one));
    expect(out).toEqual([text, '{"type":"input_audio_buffer.append","audio":']);
  });

  it.each([['assistant', 'text'], ['user', 'input_text'], ['system', 'input_text']] as const)('words of the %s as %s', (role, type) => {
    expect(speak('beta').sent(createItem({ type: 'message', id: 'm', role, text: 'Hi.' }, 'root'))).toEqual([{ type: 'conversation.item.create', previous_item_id: 'root', item: { id: 'm', type: 'message', role, content: [{ type, text: 'Hi.' }] } }]);
  });

  it.each([
    createItem({ type: 'function_call_output', id: 'o', callId: 'c', output: '{}' }, null), createItem({ type: 'function_call', id: 'f', callId: 'c', name: 'n', argumentsText: '{}' }, null),
    truncateItem('i', 0, 900), cancelResponse('r'), createResponse('ask_1'),
  ])('%s as it is', (text) => {
    expect(speak('beta').sent(text)).toEqual([JSON.parse(text)]);
  });

  it('a response\'s own settings, flat', () => {
    const response = { output_modalities: ['text'], max_output_tokens: 50, audio: { output: { voice: 'ash', format: { type: 'audio/pcmu' } } }, input: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'a' }] }], metadata: { a: 'b' } };
    expect(speak('beta').sent(JSON.stringify({ type: 'response.create', response }))).toEqual([{
      type: 'response.create',
      response: { modalities: ['text'], max_response_output_tokens: 50, voice: 'ash', output_audio_format: 'g711_ulaw', input: [{ type: 'message', role: 'assistant', content: [{ type: 'text', text: 'a' }] }], metadata: { a: 'b' } },
    }]);
  });
});

describe('what a beta server says', () => {
  const at = { response_id: 'r', item_id: 'i', output_index: 0, content_index: 0 };
  it.each([
    [{ type: 'response.audio.delta', ...at, delta: 'AAAA' }, { type: 'response.output_audio.delta', responseId: 'r', itemId: 'i', contentIndex: 0, audio: 'AAAA' }],
    [{ type: 'response.audio.done', ...at }, { type: 'response.output_audio.done', responseId: 'r', itemId: 'i' }],
    [{ type: 'response.audio_transcript.delta', ...at, delta: 'Hi' }, { type: 'response.output_audio_transcript.delta', responseId: 'r', itemId: 'i', delta: 'Hi' }],
    [{ type: 'response.audio_transcript.done', ...at, transcript: 'Hi.' }, { type: 'response.output_audio_transcript.done', responseId: 'r', itemId: 'i', transcript: 'Hi.' }],
    [{ type: 'response.text.delta', ...at, delta: 'Hi' }, { type: 'other', known: true }],
    [{ type: 'response.text.done', ...at, text: 'Hi.' }, { type: 'other', known: true }],
    [{ type: 'conversation.item.created', previous_item_id: 'p', item: { id: 'i', type: 'message', role: 'user', content: [] } }, { type: 'conversation.item.added', itemId: 'i', previousItemId: 'p', role: 'user', kind: 'message' }],
    [{ type: 'transcription_session.updated', session: { input_audio_format: 'pcm16' } }, { type: 'session.updated' }],
  ] as const)('%j is of today', (event, meant) => {
    for (const dialect of ['beta', 'seed'] as const) expect(speak(dialect).heard(event)).toEqual([expect.objectContaining(meant)]);
  });

  it.each(['response.audio.delta', 'conversation.item.created'])('%s is understood from a server of today too', (type) => {
    expect(speak('ga').heard({ type, ...at, item: { id: 'i' }, delta: 'AAAA' })).toEqual([expect.objectContaining({ itemId: 'i' })]);
  });

  it('settings are nested, of a kind, and without temperature', () => {
    const notes: string[] = [];
    const session = {
      id: 's', object: 'realtime.session', modalities: ['audio', 'text'], instructions: 'a', voice: 'fable', input_audio_format: 'g711_ulaw', output_audio_format: 'g711_alaw', input_audio_transcription: null,
      input_audio_noise_reduction: { type: 'far_field' }, turn_detection: null, speed: 1.1, temperature: 0.8, max_response_output_tokens: 4096, tools: [], expires_at: 5, tracing: null, client_secret: null,
    };
    expect(dialects.beta.translate?.((what) => notes.push(what)).read({ type: 'session.created', event_id: 'e', session })).toEqual([{
      type: 'session.created', event_id: 'e',
      session: {
        type: 'realtime', id: 's', object: 'realtime.session', output_modalities: ['audio'], instructions: 'a', max_output_tokens: 4096, tools: [], expires_at: 5, tracing: null, client_secret: null,
        audio: { input: { format: { type: 'audio/pcmu' }, transcription: null, noise_reduction: { type: 'far_field' }, turn_detection: null }, output: { format: { type: 'audio/pcma' }, voice: 'fable', speed: 1.1 } },
      },
    }]);
    expect(notes).toEqual(['temperature']);
  });

  it.each([[['audio', 'text'], ['audio']], [['text', 'audio'], ['audio']], [['audio'], ['audio']], [['text'], ['text']]])('modalities %j are %j', (modalities, meant) => {
    expect(readSession({ modalities })).toEqual({ type: 'realtime', output_modalities: meant });
  });

  it('a format of another kind is left out', () => expect(readSession({ input_audio_format: 'opus', voice: 'ash' })).toEqual({ type: 'realtime', audio: { input: {}, output: { voice: 'ash' } } }));

  it('tools in a wrapper are laid open, and one without a usable name is left out', () => {
    const wrapped = (name: unknown) => ({ type: 'function', function: { name, description: 'd', parameters: { type: 'object' } } });
    expect(readSession({ tools: [wrapped('look_up'), wrapped(''), wrapped('rm -rf /'), wrapped('x'.repeat(65)), wrapped(7), null, { type: 'mcp', server_label: 'a' }] }))
      .toEqual({ type: 'realtime', tools: [{ type: 'function', name: 'look_up', description: 'd', parameters: { type: 'object' } }, null, { type: 'mcp', server_label: 'a' }] });
  });

  it.each([
    [{ type: 'response.done', response: { id: 'r', modalities: ['text', 'audio'], voice: 'ash', output_audio_format: 'pcm16', temperature: 0.8, status_details: null, output: [{ id: 'i', content: [{ type: 'audio', transcript: 'a' }, { type: 'text', text: 'b' }] }] } },
      { type: 'response.done', response: { id: 'r', output_modalities: ['audio'], status_details: null, audio: { output: { format: { type: 'audio/pcm', rate: 24_000 }, voice: 'ash' } }, output: [{ id: 'i', content: [{ type: 'output_audio', transcript: 'a' }, { type: 'output_text', text: 'b' }] }] } }],
    [{ type: 'response.output_item.done', item: { content: [{ type: 'text', text: 'b' }, { type: 'input_text', text: 'c' }] } }, { type: 'response.output_item.done', item: { content: [{ type: 'output_text', text: 'b' }, { type: 'input_text', text: 'c' }] } }],
    // Parts keep their old names in the protocol of today.
    [{ type: 'response.content_part.added', part: { type: 'audio' } }, { type: 'response.content_part.added', part: { type: 'audio' } }],
  ])('%j', (event, meant) => {
    expect(read('beta', event)).toEqual([meant]);
  });
});

describe('a seed server', () => {
  const asks = (itemId: string, ...calls: readonly object[]) => ({ type: 'conversation.item.requires_action', event_id: 'e', item: { id: itemId, type: 'message', required_action: { type: 'submit_tool_outputs', submit_tool_outputs: { tool_calls: calls } } } });
  const output = (callId: string) => createItem({ type: 'function_call_output', id: `out_${callId}`, callId, output: `{"of":"${callId}"}` }, null);
  const submit = 'conversation.item.required_action.submit_tool_outputs';

  it('asks for several calls at once, with arguments in any form', () => {
    const calls = [
      { id: 'c1', type: 'function', name: 'make_call', parameters: { to_number: '+15551234567' } }, { id: 'c2', name: 'b', arguments: '{"a":1}' }, { call_id: 'c3', function: { name: 'c', arguments: { x: null } } }, { id: 'c4', name: 'd' },
    ];
    expect(speak('seed').heard(asks('item_1', ...calls))).toEqual([
      { type: 'response.function_call_arguments.done', itemId: '', callId: 'c1', name: 'make_call', argumentsText: '{"to_number":"+15551234567"}' },
      { type: 'response.function_call_arguments.done', itemId: '', callId: 'c2', name: 'b', argumentsText: '{"a":1}' },
      { type: 'response.function_call_arguments.done', itemId: '', callId: 'c3', name: 'c', argumentsText: '{"x":null}' },
      { type: 'response.function_call_arguments.done', itemId: '', callId: 'c4', name: 'd', argumentsText: '{}' },
    ]);
  });

  it('loses only the call that cannot be read', () => {
    const seed = speak('seed');
    expect(seed.heard(asks('i', { id: 'c1' }, { name: 'b' }, { id: 'c3', name: 'c', parameters: [1] }, { id: 'c4', name: 'd', parameters: {} }))).toEqual([expect.objectContaining({ callId: 'c4' })]);
    expect(seed.heard({ type: 'conversation.item.requires_action' }, asks('i'), { type: 'conversation.item.requires_action', item: { required_action: [] } })).toEqual([]);
    expect(seed.dropped()).toEqual([['call', 1]]);
  });

  it('is given the outputs of an item together, in place of the one wish for an answer', () => {
    const seed = speak('seed');
    seed.heard(asks('item_1', { id: 'c1', name: 'a' }, { id: 'c2', name: 'b' }));
    expect(seed.sent(output('c1'), output('c2'))).toEqual([]);
    expect(seed.sent(createResponse('ask_1'), createResponse('ask_2'))).toEqual([
      { type: submit, event_id: 'ask_1', item_id: 'item_1', tool_outputs: [{ tool_call_id: 'c1', output: '{"of":"c1"}' }, { tool_call_id: 'c2', output: '{"of":"c2"}' }] },
      { type: 'response.create', event_id: 'ask_2', response: { metadata: { asked_by: 'ask_2' } } },
    ]);
  });

  it('is given the outputs of two items each for itself', () => {
    const seed = speak('seed');
    seed.heard(asks('item_1', { id: 'c1', name: 'a' }), asks('item_2', { id: 'c2', name: 'b' }));
    expect(seed.sent(output('c2'), output('c1'), createResponse('ask_1')).map((event) => [event['type'], event['item_id']])).toEqual([[submit, 'item_2'], [submit, 'item_1']]);
  });

  it('is given an output that no item waits for as an item', () => {
    const seed = speak('seed');
    seed.heard({ type: 'response.function_call.done', response_id: 'r', item_id: 'i', call_id: 'c', name: 'n', arguments: {} });
    expect(seed.sent(output('c'))).toEqual([JSON.parse(output('c'))]);
  });

  it('forgets with its connection what waits', () => {
    const logger = createQuietLogger();
    const wire = createWire('seed', logger);
    const out: Event[] = [];
    const write = (text: string) => wire.write(text, (one) => out.push(JSON.parse(one) as Event));
    wire.opens();
    wire.read(JSON.stringify(asks('item_1', { id: 'c1', name: 'a' }, { id: 'c2', name: 'b' })));
    write(output('c1'));
    wire.opens();
    write(output('c2'));
    write(createResponse('ask_1'));
    expect(out.map((event) => event['type'])).toEqual(['conversation.item.create', 'response.create']);
  });

  it.each([
    [{ type: 'response.function_call.done', response_id: 'r', item_id: 'i', call_id: 'c', name: 'n', arguments: '{"a":1}' }, { type: 'response.function_call_arguments.done', itemId: 'i', callId: 'c', name: 'n', argumentsText: '{"a":1}' }],
    [{ type: 'response.function_call.done', id: 'c', function: { name: 'n', parameters: { a: 1 } } }, { type: 'response.function_call_arguments.done', itemId: '', callId: 'c', name: 'n', argumentsText: '{"a":1}' }],
    [{ type: 'conversation.item.output_audio_transcription.completed', response_id: 'r', item_id: 'i', transcript: 'Hi.' }, { type: 'response.output_audio_transcript.done', responseId: 'r', itemId: 'i', transcript: 'Hi.' }],
  ])('%j', (event, meant) => {
    expect(speak('seed').heard(event)).toEqual([meant]);
  });

  it('tells the words of an item without its response, which is the one that the item was of', () => {
    const seed = speak('seed');
    const words = (itemId: string) => ({ type: 'conversation.item.output_audio_transcription.completed', item_id: itemId, transcript: 'Hi.' });
    seed.heard({ type: 'response.output_item.added', response_id: 'r1', item: { id: 'i1', type: 'message' } }, { type: 'response.audio.delta', response_id: 'r2', item_id: 'i2', delta: '' });
    expect(seed.heard(words('i1'), words('i2'), words('i3'))).toMatchObject([{ itemId: 'i1', responseId: 'r1' }, { itemId: 'i2', responseId: 'r2' }]);
    expect(seed.dropped()).toEqual([['late_words', 1]]);
  });

  it('is interrupted by its own word, with its response', () => expect(speak('seed').sent(cancelResponse('r'))).toEqual([{ type: 'response.interrupt', response_id: 'r' }]));
  it('is told of turns that we end', () => expect(sessionOf('seed', { turnDetection: { type: 'manual' } })).toMatchObject({ turn_detection: { type: 'client_vad' } }));
  it('says that we end turns', () => expect(readSession({ turn_detection: { type: 'client_vad', threshold: 0.5 } })).toMatchObject({ audio: { input: { turn_detection: null } } }));
  it('takes tools in a wrapper', () => {
    const [{ type, ...inner } = { type: 'none' }] = testConfig.tools;
    expect(sessionOf('seed')).toMatchObject({ tools: [{ type, function: inner }], modalities: ['text', 'audio'] });
  });
});

describe('any dialect', () => {
  it.each([['ga', {}], ['beta', { 'OpenAI-Beta': 'realtime=v1' }], ['seed', { 'OpenAI-Beta': 'realtime=v1' }]] as const)('%s has the headers %j', (dialect, headers) => {
    expect(createWire(dialect, createQuietLogger()).headers()).toEqual(headers);
  });

  it('keeps an unknown event raw, null fields and all', () => {
    const event = { type: 'made.up', event_id: null, deep: { __proto__: null, list: [null, 1] }, item: null, response: null, session: null };
    for (const dialect of ['ga', 'beta', 'seed'] as const) expect(speak(dialect).heard(event)).toEqual([{ type: 'other', known: false, raw: event }]);
  });

  it('changes no key that it does not know, anywhere', () => {
    const key = fc.string().filter((name) => !['type', 'session', 'item', 'response', 'part'].includes(name));
    fc.assert(fc.property(fc.constantFrom('beta' as const, 'seed' as const), fc.constantFrom('made.up', 'session.updated', 'response.done', 'response.output_item.done', 'error'), fc.dictionary(key, fc.jsonValue()), (dialect, type, fields) => {
      const event = JSON.parse(JSON.stringify({ ...fields, type })) as Event;
      expect(read(dialect, event)).toEqual([event]);
      const written = speak(dialect).sent(JSON.stringify({ ...event, type: 'conversation.item.retrieve' }));
      expect(written).toEqual([{ ...event, type: 'conversation.item.retrieve' }]);
    }));
  });

  it('reads names of prototypes as names', () => {
    const text = '{"type":"session.created","__proto__":{"type":"x"},"session":{"__proto__":{"modalities":["text"]},"constructor":{"a":1},"modalities":["text"],"voice":"ash"}}';
    const [back] = read('beta', JSON.parse(text) as Event);
    expect(JSON.stringify(back)).toContain('"__proto__":{"modalities":["text"]}');
    expect(Object.getPrototypeOf(back?.['session'])).toBe(Object.prototype);
    expect(Object.prototype).not.toHaveProperty('modalities');
  });
});
