import { describe, expect, it } from 'vitest';
import { problemText } from '../../../../../src-main/core/realtime/problem-text.ts';
import type { SessionFixture } from '../../../../fakes/realtime/session-fixture.ts';
import { createSessionFixture, soundOf, testKey } from '../../../../fakes/realtime/session-fixture.ts';

const betaHeaders = { 'OpenAI-Beta': 'realtime=v1', Authorization: `Bearer ${testKey}` };
const gaHeaders = { Authorization: `Bearer ${testKey}` };
const betaSession = { id: 's', object: 'realtime.session', modalities: ['audio', 'text'], voice: 'alloy' };
const gaSession = { id: 's', type: 'realtime', audio: { input: {}, output: {} } };

function started(dialect?: 'auto' | 'ga' | 'beta' | 'seed'): SessionFixture {
  const f = createSessionFixture({ config: dialect === undefined ? {} : { dialect } });
  f.session.connect();
  f.socket().open();
  return f;
}
const created = (f: SessionFixture, session: object) => f.socket().say({ type: 'session.created', session });
const confirmed = (f: SessionFixture, session: object) => f.socket().say({ type: 'session.updated', session });
const refuse = (f: SessionFixture, error: object) => f.socket().say({ type: 'error', error: { type: 'invalid_request_error', param: null, event_id: f.socket().sent[0]?.['event_id'], ...error } });
const betaIsOff = { code: 'beta_api_shape_disabled', message: `The Realtime Beta API is no longer supported. Your key ${testKey}`, event_id: null };
/** The next try, a moment later. */
const again = (f: SessionFixture): void => {
  f.pass(200);
  f.socket().open();
};
const headers = (f: SessionFixture) => f.sockets.opened.map((socket) => socket.headers);
const states = (f: SessionFixture) => f.eventsOf('state').map((event) => event.state);
const isFlat = (f: SessionFixture): boolean => 'modalities' in (f.socket().sent[0]?.['session'] as object);

describe('a session whose server speaks beta', () => {
  it.each<[string, (f: SessionFixture) => void]>([
    ['shows it as it greets', (f) => created(f, betaSession)],
    ['shows it as it confirms what it did not understand', (f) => confirmed(f, betaSession)],
    ['does not know the kind of session', (f) => refuse(f, { code: 'unknown_parameter', param: 'session.type', message: "Unknown parameter: 'session.type'." })],
    ['does not know sound as a group, and says so in words alone', (f) => refuse(f, { code: null, message: "Unknown parameter: 'session.audio'.", event_id: null })],
  ])('turns to it when the server %s', (_, show) => {
    const f = started();
    expect(isFlat(f)).toBe(false);
    show(f);
    expect(f.socket().closedBy()).not.toBeNull();
    again(f);
    expect(headers(f)).toEqual([gaHeaders, betaHeaders]);
    expect(isFlat(f)).toBe(true);
    created(f, betaSession);
    confirmed(f, betaSession);
    expect(states(f)).toEqual(['connecting', 'ready']);
    expect(JSON.stringify(f.logger.entries)).not.toContain(testKey);
  });

  it('speaks it at once on the next connection of the call', () => {
    const f = started();
    created(f, betaSession);
    again(f);
    confirmed(f, betaSession);
    f.pass(10_000);
    f.socket().end({ code: 1006 });
    again(f);
    expect(headers(f)).toEqual([gaHeaders, betaHeaders, betaHeaders]);
    expect(isFlat(f)).toBe(true);
  });

  it('is left when only ga is wanted', () => {
    const f = started('ga');
    created(f, betaSession);
    expect(f.socket().closedBy()).toBeNull();
    refuse(f, { code: 'unknown_parameter', param: 'session.type', message: 'Unknown' });
    expect(f.events.at(-1)).toMatchObject({ state: 'lost', problem: { code: 'settings_refused' } });
  });

  it('holds a call: words, sound, a call and its result, an interruption', () => {
    const f = started('beta');
    created(f, betaSession);
    confirmed(f, betaSession);
    f.session.sendText('Say hello.', { role: 'system', respond: true });
    expect(f.socket().sentOf('response.create')).toHaveLength(1);
    f.socket().say({ type: 'response.created', response: { id: 'r1', modalities: ['text', 'audio'] } });
    f.socket().say({ type: 'response.output_item.added', response_id: 'r1', item: { id: 'a1', type: 'message', role: 'assistant', content: [] } });
    f.socket().say({ type: 'conversation.item.created', previous_item_id: null, item: { id: 'a1', type: 'message', role: 'assistant', content: [] } });
    f.socket().say({ type: 'response.audio_transcript.delta', response_id: 'r1', item_id: 'a1', content_index: 0, delta: 'Hello there, dear guest.' });
    f.socket().say({ type: 'response.audio.delta', response_id: 'r1', item_id: 'a1', content_index: 0, delta: soundOf(7, 1_000) });
    f.pass(500);
    f.socket().say({ type: 'input_audio_buffer.speech_started', item_id: 'u1', audio_start_ms: 10 });
    expect(f.voice.clears()).toBe(1);
    expect(f.socket().sentOf('conversation.item.truncate')).toMatchObject([{ item_id: 'a1', audio_end_ms: 500 }]);
    f.socket().say({ type: 'response.audio.delta', response_id: 'r1', item_id: 'a1', content_index: 0, delta: soundOf(8, 100) });
    f.pass(200);
    expect(f.voice.playedOf(8)).toBe(0);
    expect(f.eventsOf('assistant.cut')).toMatchObject([{ itemId: 'a1', heardMs: 500 }]);
    f.socket().say({ type: 'response.done', response: { id: 'r1', status: 'cancelled', output: [] } });
    f.socket().say({ type: 'input_audio_buffer.speech_stopped', item_id: 'u1', audio_end_ms: 900 });
    f.socket().say({ type: 'conversation.item.created', previous_item_id: 'a1', item: { id: 'u1', type: 'message', role: 'user', content: [{ type: 'input_audio', transcript: null }] } });
    f.socket().say({ type: 'response.created', response: { id: 'r2' } });
    f.socket().say({ type: 'response.function_call_arguments.done', response_id: 'r2', item_id: 'f1', call_id: 'c1', name: 'send_sms', arguments: '{}' });
    f.socket().say({ type: 'response.done', response: { id: 'r2', status: 'completed', output: [{ id: 'f1', type: 'function_call', call_id: 'c1', name: 'send_sms', arguments: '{}' }] } });
    expect(f.eventsOf('tool.call')).toMatchObject([{ id: 'c1', name: 'send_sms' }]);
    f.session.sendToolResult('c1', '{"ok":true}', { respond: true });
    expect(f.socket().sent.slice(-2)).toMatchObject([{ type: 'conversation.item.create', item: { type: 'function_call_output', call_id: 'c1' } }, { type: 'response.create' }]);
  });
});

describe('a session whose server gave beta up', () => {
  it.each<[string, 'beta' | 'seed', (f: SessionFixture) => void]>([
    ['by an error', 'beta', (f) => refuse(f, betaIsOff)],
    ['by an error', 'seed', (f) => refuse(f, betaIsOff)],
    ['by closing with words', 'beta', (f) => f.socket().end({ code: 4000, reason: 'invalid_request_error.beta_api_shape_disabled' })],
    ['by closing without a word', 'seed', (f) => f.socket().end({ code: 4000 })],
    ['and greets as of today', 'beta', (f) => created(f, gaSession)],
    ['and misses the kind of session', 'seed', (f) => refuse(f, { code: 'missing_required_parameter', param: 'session.type', message: "Missing required parameter: 'session.type'." })],
  ])('%s, turns from %s to ga', (_, dialect, show) => {
    const f = started(dialect);
    expect(isFlat(f)).toBe(true);
    show(f);
    again(f);
    expect(headers(f)).toEqual([betaHeaders, gaHeaders]);
    expect(isFlat(f)).toBe(false);
    created(f, gaSession);
    confirmed(f, gaSession);
    expect(states(f)).toEqual(['connecting', 'ready']);
    expect(JSON.stringify(f.logger.entries)).not.toContain(testKey);
  });

  it('in the middle of a call: says so, and goes on with what was said', () => {
    const f = started('beta');
    confirmed(f, betaSession);
    f.session.sendText('They like fish.', { role: 'system', respond: false });
    f.pass(10_000);
    refuse(f, betaIsOff);
    expect(f.events.at(-1)).toEqual({ type: 'state', state: 'reconnecting', problem: { code: 'dialect_changed', text: problemText('dialect_changed'), fatal: false } });
    again(f);
    confirmed(f, gaSession);
    expect(f.socket().sentOf('conversation.item.create')).toMatchObject([{ item: { content: [{ text: 'They like fish.' }] } }]);
    expect(states(f)).toEqual(['connecting', 'ready', 'reconnecting', 'ready']);
  });
});

describe('a server that is not to be understood', () => {
  it.each<[string, 'auto' | 'beta', (f: SessionFixture) => void, (f: SessionFixture) => void]>([
    ['shows beta, and has switched it off', 'auto', (f) => created(f, betaSession), (f) => refuse(f, betaIsOff)],
    ['shows beta, and then today\'s', 'auto', (f) => created(f, betaSession), (f) => created(f, gaSession)],
    ['switched beta off, and shows it', 'beta', (f) => refuse(f, betaIsOff), (f) => created(f, betaSession)],
  ])('%s: ends the call in words', (_, dialect, first, second) => {
    const f = started(dialect);
    first(f);
    again(f);
    second(f);
    expect(f.events.at(-1)).toEqual({ type: 'state', state: 'lost', problem: { code: 'dialect_unknown', text: problemText('dialect_unknown'), fatal: true } });
    f.pass(60_000);
    expect(f.sockets.opened).toHaveLength(2);
    expect(f.clock.pending()).toBe(0);
  });

  it('closes a session of today with 4000 and no word: it is a drop like any other', () => {
    const f = started();
    confirmed(f, gaSession);
    f.socket().end({ code: 4000 });
    again(f);
    expect(headers(f)).toEqual([gaHeaders, gaHeaders]);
  });

  it('refuses a value: that is no sign of another dialect', () => {
    const f = started();
    created(f, gaSession);
    refuse(f, { code: 'invalid_value', param: 'session.audio.output.voice', message: "Invalid value: 'x'." });
    expect(f.events.at(-1)).toMatchObject({ state: 'lost', problem: { code: 'settings_refused', fatal: true } });
  });

  it('shows another shape in the middle of a call: nothing comes of it', () => {
    const f = started();
    created(f, gaSession);
    confirmed(f, gaSession);
    created(f, betaSession);
    confirmed(f, betaSession);
    f.pass(1_000);
    expect(f.sockets.opened).toHaveLength(1);
    expect(states(f)).toEqual(['connecting', 'ready']);
  });
});

describe('a session whose server speaks seed', () => {
  const asks = (f: SessionFixture, itemId: string, ...ids: string[]) => f.socket().say({ type: 'conversation.item.requires_action', item: { id: itemId, type: 'message', required_action: { type: 'submit_tool_outputs', submit_tool_outputs: { tool_calls: ids.map((id) => ({ id, type: 'function', name: 'send_sms', parameters: { to: id } })) } } } });
  const submit = 'conversation.item.required_action.submit_tool_outputs';
  function inCall(): SessionFixture {
    const f = started('seed');
    created(f, betaSession);
    confirmed(f, betaSession);
    f.socket().say({ type: 'response.created', response: { id: 'r1' } });
    return f;
  }

  it('runs each of several calls once, and hands their outputs in together when the response is over', () => {
    const f = inCall();
    asks(f, 'item_1', 'c1', 'c2');
    asks(f, 'item_1', 'c1');
    expect(f.eventsOf('tool.call').map((call) => [call.id, call.argumentsText])).toEqual([['c1', '{"to":"c1"}'], ['c2', '{"to":"c2"}']]);
    f.session.sendToolResult('c2', 'two', { respond: true });
    f.session.sendToolResult('c1', 'one', { respond: true });
    expect(f.socket().sentOf(submit)).toEqual([]);
    f.socket().say({ type: 'response.done', response: { id: 'r1', status: 'completed', output: [] } });
    expect(f.socket().sentOf(submit)).toMatchObject([{ item_id: 'item_1', tool_outputs: [{ tool_call_id: 'c2', output: 'two' }, { tool_call_id: 'c1', output: 'one' }] }]);
    expect(f.socket().sentOf('response.create')).toEqual([]);
    expect(f.socket().sentOf('conversation.item.create')).toEqual([]);
  });

  it('hands an output in once, though the answer was refused because another was under way', () => {
    const f = inCall();
    asks(f, 'item_1', 'c1');
    f.socket().say({ type: 'response.done', response: { id: 'r1', status: 'completed', output: [] } });
    f.session.sendToolResult('c1', 'one', { respond: true });
    f.socket().say({ type: 'error', error: { type: 'invalid_request_error', code: 'conversation_already_has_active_response', message: 'busy', event_id: null } });
    f.pass(5_000);
    expect(f.socket().sentOf(submit)).toHaveLength(1);
    expect(f.socket().sentOf('response.create')).toHaveLength(1);
  });

  it('loses no output that waited when the connection dropped', () => {
    const f = inCall();
    asks(f, 'item_1', 'c1');
    f.session.sendToolResult('c1', 'one', { respond: true });
    f.socket().end({ code: 1006 });
    again(f);
    confirmed(f, betaSession);
    expect(f.socket().sentOf('conversation.item.create').map((event) => event['item'])).toMatchObject([{ type: 'function_call', call_id: 'c1' }, { type: 'function_call_output', call_id: 'c1', output: 'one' }]);
    expect(f.socket().sentOf('response.create')).toHaveLength(1);
    expect(f.socket().sentOf(submit)).toEqual([]);
  });

  it('is interrupted by its own word, and its late transcript changes nothing', () => {
    const f = inCall();
    f.socket().say({ type: 'response.audio.delta', response_id: 'r1', item_id: 'a1', content_index: 0, delta: soundOf(7, 1_000) });
    f.pass(300);
    f.session.interrupt();
    expect(f.socket().sent.slice(-2)).toMatchObject([{ type: 'response.interrupt', response_id: 'r1' }, { type: 'conversation.item.truncate', item_id: 'a1', audio_end_ms: 300 }]);
    f.socket().say({ type: 'response.done', response: { id: 'r1', status: 'cancelled', output: [] } });
    f.socket().say({ type: 'conversation.item.output_audio_transcription.completed', item_id: 'a1', transcript: 'All of it.' });
    expect(f.eventsOf('assistant.words')).toEqual([]);
  });

  it('tells the assistant\'s words whole', () => {
    const f = inCall();
    f.socket().say({ type: 'response.audio.delta', response_id: 'r1', item_id: 'a1', content_index: 0, delta: soundOf(7, 1_000) });
    f.socket().say({ type: 'conversation.item.output_audio_transcription.completed', item_id: 'a1', transcript: 'All of it.' });
    expect(f.eventsOf('assistant.words')).toEqual([{ type: 'assistant.words', itemId: 'a1', text: 'All of it.', final: true }]);
  });
});
