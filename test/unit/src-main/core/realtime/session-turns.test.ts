import { describe, expect, it } from 'vitest';
import type { SessionFixture } from '../../../../fakes/realtime/session-fixture.ts';
import { createSessionFixture, soundOf } from '../../../../fakes/realtime/session-fixture.ts';

function ready(): SessionFixture {
  const f = createSessionFixture();
  f.session.connect();
  f.accept();
  return f;
}
const created = (f: SessionFixture, id: string, metadata: unknown = null) => f.socket().say({ type: 'response.created', response: { id, status: 'in_progress', metadata } });
const done = (f: SessionFixture, id: string, more: object = {}) => f.socket().say({ type: 'response.done', response: { id, status: 'completed', status_details: null, output: [], usage: null, ...more } });
const itemAdded = (f: SessionFixture, responseId: string, itemId: string) => f.socket().say({ type: 'response.output_item.added', response_id: responseId, output_index: 0, item: { id: itemId, type: 'message', role: 'assistant', status: 'in_progress', content: [] } });
const audio = (f: SessionFixture, responseId: string, itemId: string, mark: number, ms: number) => f.socket().say({ type: 'response.output_audio.delta', response_id: responseId, item_id: itemId, output_index: 0, content_index: 0, delta: soundOf(mark, ms) });
const audioDone = (f: SessionFixture, responseId: string, itemId: string) => f.socket().say({ type: 'response.output_audio.done', response_id: responseId, item_id: itemId, output_index: 0, content_index: 0 });
const words = (f: SessionFixture, responseId: string, itemId: string, delta: string) => f.socket().say({ type: 'response.output_audio_transcript.delta', response_id: responseId, item_id: itemId, content_index: 0, output_index: 0, delta });
const started = (f: SessionFixture, itemId = 'u1') => f.socket().say({ type: 'input_audio_buffer.speech_started', audio_start_ms: 1_000, item_id: itemId });
const stopped = (f: SessionFixture, itemId = 'u1') => f.socket().say({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: 3_100, item_id: itemId });
const added = (f: SessionFixture, id: unknown) => f.socket().say({ type: 'conversation.item.added', previous_item_id: null, item: { id, type: 'message', role: 'user', content: [] } });
const asks = (f: SessionFixture) => f.socket().sentOf('response.create');
const lastItemId = (f: SessionFixture) => (f.socket().sentOf('conversation.item.create').at(-1)?.['item'] as { id: string }).id;
const call = (f: SessionFixture, callId: string) => f.socket().say({ type: 'response.function_call_arguments.done', response_id: 'r', item_id: `fc_${callId}`, call_id: callId, name: 'send_sms', arguments: '{"text":"hi"}' });
const busy = (f: SessionFixture) => f.socket().say({ type: 'error', error: { type: 'invalid_request_error', code: 'conversation_already_has_active_response', message: 'busy', param: null, event_id: null } });

describe('what the assistant says', () => {
  it('is played, told word by word, and counted as heard when its last sample was played', () => {
    const f = ready();
    created(f, 'r1');
    itemAdded(f, 'r1', 'a1');
    words(f, 'r1', 'a1', 'Good ');
    audio(f, 'r1', 'a1', 1, 300);
    words(f, 'r1', 'a1', 'evening.');
    audio(f, 'r1', 'a1', 1, 200);
    audioDone(f, 'r1', 'a1');
    f.socket().say({ type: 'response.output_audio_transcript.done', response_id: 'r1', item_id: 'a1', content_index: 0, output_index: 0, transcript: 'Good evening.' });
    done(f, 'r1');
    expect(f.eventsOf('assistant.started')).toEqual([{ type: 'assistant.started', itemId: 'a1', responseId: 'r1' }]);
    expect(f.eventsOf('assistant.words').map((event) => [event.text, event.final])).toEqual([['Good ', false], ['Good evening.', false], ['Good evening.', true]]);
    f.pass(480);
    expect(f.eventsOf('assistant.heard')).toEqual([]);
    f.pass(40);
    expect(f.eventsOf('assistant.heard')).toEqual([{ type: 'assistant.heard', itemId: 'a1' }]);
    expect(f.voice.ends()).toBe(1);
    expect(f.clock.pending()).toBe(0);
  });

  it('measures from the end of their speech to the first sample played', () => {
    const f = ready();
    started(f);
    f.pass(1_000);
    stopped(f);
    f.pass(400);
    created(f, 'r1');
    f.pass(200);
    audio(f, 'r1', 'a1', 1, 500);
    f.pass(100);
    const [latency] = f.eventsOf('latency');
    expect(latency?.replyMs).toBe(600);
    audioDone(f, 'r1', 'a1');
    done(f, 'r1');
    f.session.sendText('Go on.', { role: 'system', respond: true });
    created(f, 'r2');
    audio(f, 'r2', 'a2', 2, 100);
    f.pass(1_000);
    expect(f.eventsOf('latency')).toHaveLength(1);
  });
});

describe('they cut in', () => {
  it('corrects both queued items: the first to what was heard of it, the second away', () => {
    // A client that truncates the newest item instead leaves the model convinced that it said all of the first.
    const f = ready();
    created(f, 'r1');
    itemAdded(f, 'r1', 'a1');
    words(f, 'r1', 'a1', 'One two three four five six.');
    audio(f, 'r1', 'a1', 1, 3_000);
    audioDone(f, 'r1', 'a1');
    itemAdded(f, 'r1', 'a2');
    words(f, 'r1', 'a2', 'Seven eight.');
    audio(f, 'r1', 'a2', 2, 3_000);
    f.pass(1_000);
    started(f);
    expect(f.voice.clears()).toBe(1);
    expect(f.voice.queuedSamples()).toBe(0);
    expect(f.socket().sentOf('conversation.item.truncate')).toEqual([{ type: 'conversation.item.truncate', item_id: 'a1', content_index: 0, audio_end_ms: 1_000 }]);
    expect(f.socket().sentOf('conversation.item.delete')).toEqual([{ type: 'conversation.item.delete', item_id: 'a2' }]);
    expect(f.eventsOf('assistant.cut')).toEqual([
      { type: 'assistant.cut', itemId: 'a1', heardChars: 'One two'.length, heardMs: 1_000 },
      { type: 'assistant.cut', itemId: 'a2', heardChars: 0, heardMs: 0 },
    ]);
    // The service cancels by itself under VAD.
    expect(f.socket().sentOf('response.cancel')).toEqual([]);
  });

  it('lets nothing of the cut response be heard that was still on its way', () => {
    const f = ready();
    created(f, 'r1');
    audio(f, 'r1', 'a1', 1, 500);
    f.pass(100);
    started(f);
    audio(f, 'r1', 'a1', 1, 500);
    itemAdded(f, 'r1', 'a2');
    audio(f, 'r1', 'a2', 2, 500);
    words(f, 'r1', 'a1', 'late');
    done(f, 'r1', { status: 'cancelled' });
    expect(f.voice.queuedSamples()).toBe(0);
    expect(f.eventsOf('assistant.words')).toEqual([]);
    expect(f.socket().sentOf('conversation.item.delete')).toEqual([{ type: 'conversation.item.delete', item_id: 'a2' }]);
    created(f, 'r2');
    audio(f, 'r2', 'a3', 3, 100);
    expect(f.voice.handed.at(-1)).toBe(3);
  });

  it('cuts the tail, after the service has long finished sending', () => {
    const f = ready();
    created(f, 'r1');
    words(f, 'r1', 'a1', 'A long sentence that goes on.');
    audio(f, 'r1', 'a1', 1, 2_000);
    audioDone(f, 'r1', 'a1');
    done(f, 'r1');
    f.pass(1_500);
    started(f);
    expect(f.socket().sentOf('conversation.item.truncate')).toMatchObject([{ item_id: 'a1', audio_end_ms: 1_500 }]);
    expect(f.eventsOf('assistant.cut')).toHaveLength(1);
    started(f, 'u2');
    expect(f.eventsOf('assistant.cut')).toHaveLength(1);
  });

  it('counts an item that lacks its last 20 ms as heard', () => {
    const f = ready();
    created(f, 'r1');
    audio(f, 'r1', 'a1', 1, 500);
    audioDone(f, 'r1', 'a1');
    done(f, 'r1');
    f.pass(490);
    started(f);
    expect(f.eventsOf('assistant.heard')).toHaveLength(1);
    expect(f.socket().sentOf('conversation.item.truncate')).toEqual([]);
  });

  it('counts only what came, when the line ran dry in the middle', () => {
    const f = ready();
    created(f, 'r1');
    audio(f, 'r1', 'a1', 1, 200);
    f.pass(700);
    audio(f, 'r1', 'a1', 1, 200);
    f.pass(50);
    started(f);
    expect(f.socket().sentOf('conversation.item.truncate')).toMatchObject([{ audio_end_ms: 250 }]);
  });

  it('takes an operator\'s interruption the same way, cancelling first', () => {
    const f = ready();
    created(f, 'r1');
    audio(f, 'r1', 'a1', 1, 1_000);
    f.pass(300);
    f.session.interrupt();
    expect(f.socket().sent.slice(-2)).toEqual([
      { type: 'response.cancel', response_id: 'r1' },
      { type: 'conversation.item.truncate', item_id: 'a1', content_index: 0, audio_end_ms: 300 },
    ]);
    f.socket().say({ type: 'error', error: { type: 'invalid_request_error', code: 'response_cancel_not_active', message: 'no', event_id: null } });
    expect(f.eventsOf('state').at(-1)?.state).toBe('ready');
  });

  it('plays nothing after an interruption from inside a listener', () => {
    const f = createSessionFixture({ onEvent: (event, session) => { if (event.type === 'assistant.started') session.interrupt(); } });
    f.session.connect();
    f.accept();
    created(f, 'r1');
    audio(f, 'r1', 'a1', 1, 1_000);
    expect(f.voice.queuedSamples()).toBe(0);
    expect(f.socket().sentOf('conversation.item.delete')).toHaveLength(1);
  });
});

describe('one response at a time', () => {
  it('speaks of a tool result at the end of the response that is on', () => {
    const f = ready();
    created(f, 'r1');
    call(f, 'c1');
    f.session.sendToolResult('c1', '{"ok":true}', { respond: true });
    expect(f.socket().sentOf('conversation.item.create')).toMatchObject([{ item: { type: 'function_call_output', call_id: 'c1', output: '{"ok":true}' } }]);
    expect(asks(f)).toEqual([]);
    done(f, 'r1');
    expect(asks(f)).toHaveLength(1);
  });

  it('asks again when its request met a response of the service', () => {
    // A client that forgets the request here never speaks of the result.
    const f = ready();
    created(f, 'r0');
    call(f, 'c1');
    done(f, 'r0');
    f.session.sendToolResult('c1', 'done', { respond: true });
    expect(asks(f)).toHaveLength(1);
    busy(f);
    f.pass(1_000);
    expect(asks(f)).toHaveLength(1);
    done(f, 'r1');
    expect(asks(f)).toHaveLength(2);
    created(f, 'r2');
    done(f, 'r2');
    f.pass(60_000);
    expect(asks(f)).toHaveLength(2);
  });

  it.each([['with', true], ['without', false]])('asks again when the response that it took for its own was the service\'s, %s an echo of the request', (_, echoes) => {
    const f = ready();
    created(f, 'r0');
    call(f, 'c1');
    done(f, 'r0');
    f.session.sendToolResult('c1', 'done', { respond: true });
    created(f, 'r1', echoes ? { asked_by: 'someone else' } : null);
    busy(f);
    added(f, lastItemId(f));
    done(f, 'r1');
    expect(asks(f)).toHaveLength(2);
  });

  it('does not ask when a response that the service started has seen the result', () => {
    const f = ready();
    created(f, 'r0');
    call(f, 'c1');
    f.session.sendToolResult('c1', 'done', { respond: true });
    added(f, lastItemId(f));
    started(f);
    done(f, 'r0', { status: 'cancelled' });
    stopped(f);
    expect(asks(f)).toEqual([]);
    created(f, 'r1');
    done(f, 'r1');
    f.pass(60_000);
    expect(asks(f)).toEqual([]);
  });

  it('asks when no answer to their speech comes', () => {
    const f = ready();
    call(f, 'c1');
    started(f);
    f.session.sendToolResult('c1', 'done', { respond: true });
    stopped(f);
    f.pass(1_990);
    expect(asks(f)).toEqual([]);
    f.pass(20);
    expect(asks(f)).toHaveLength(1);
  });

  it('asks again after a limit, when the service says it may, and says meanwhile what is going on', () => {
    const f = ready();
    f.session.respond();
    created(f, 'r1', { asked_by: asks(f)[0]?.['event_id'] });
    f.socket().say({ type: 'rate_limits.updated', rate_limits: [{ name: 'tokens', limit: 100, remaining: 0, reset_seconds: 5 }] });
    done(f, 'r1', { status: 'failed', status_details: { type: 'failed', error: { type: 'tokens', code: 'rate_limit_exceeded' } } });
    expect(f.eventsOf('state').at(-1)).toMatchObject({ state: 'ready', problem: { code: 'rate_limit_exceeded', fatal: false } });
    f.pass(4_990);
    expect(asks(f)).toHaveLength(1);
    f.pass(20);
    expect(asks(f)).toHaveLength(2);
    created(f, 'r2');
    done(f, 'r2');
    expect(f.eventsOf('state').at(-1)).toEqual({ type: 'state', state: 'ready', problem: null });
  });

  it('gives an unanswered request another try', () => {
    const f = ready();
    f.session.respond();
    f.session.respond();
    expect(asks(f)).toHaveLength(1);
    f.pass(10_010);
    expect(asks(f)).toHaveLength(2);
  });
});

describe('tool calls', () => {
  it('are offered once, whichever event brings them first', () => {
    const f = ready();
    created(f, 'r');
    const item = { id: 'fc_c1', type: 'function_call', status: 'completed', call_id: 'c1', name: 'send_sms', arguments: '{"text":"hi"}' };
    call(f, 'c1');
    f.socket().say({ type: 'response.output_item.done', response_id: 'r', output_index: 0, item });
    done(f, 'r', { output: [item] });
    expect(f.eventsOf('tool.call')).toEqual([{ type: 'tool.call', id: 'c1', name: 'send_sms', argumentsText: '{"text":"hi"}' }]);
  });

  it('take their name from the start of the item where the end does not tell it', () => {
    const f = ready();
    f.socket().say({ type: 'response.output_item.added', response_id: 'r', item: { id: 'fc', type: 'function_call', status: 'in_progress', call_id: 'c1', name: 'send_sms', arguments: '' } });
    f.socket().say({ type: 'response.function_call_arguments.done', response_id: 'r', item_id: 'fc', call_id: 'c1', arguments: '{}' });
    expect(f.eventsOf('tool.call')).toMatchObject([{ id: 'c1', name: 'send_sms' }]);
  });

  it('are not offered half', () => {
    const f = ready();
    f.socket().say({ type: 'response.output_item.done', response_id: 'r', item: { id: 'fc', type: 'function_call', status: 'incomplete', call_id: 'c1', name: 'send_sms', arguments: '{"te' } });
    expect(f.eventsOf('tool.call')).toEqual([]);
  });

  it('get one result each', () => {
    const f = ready();
    call(f, 'c1');
    f.session.sendToolResult('c1', 'first', { respond: false });
    f.session.sendToolResult('c1', 'second', { respond: false });
    f.session.sendToolResult('never asked', 'x', { respond: true });
    expect(f.socket().sentOf('conversation.item.create')).toHaveLength(1);
    expect(asks(f)).toEqual([]);
  });
});

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

describe('their words', () => {
  it('grow under the id of their turn and end when the service is sure', () => {
    const f = ready();
    started(f);
    stopped(f);
    f.socket().say({ type: 'conversation.item.input_audio_transcription.delta', item_id: 'u1', content_index: 0, delta: 'Hel' });
    f.socket().say({ type: 'conversation.item.input_audio_transcription.delta', item_id: 'u1', content_index: 0, delta: 'lo' });
    f.socket().say({ type: 'conversation.item.input_audio_transcription.completed', item_id: 'u1', content_index: 0, transcript: 'Hello.', usage: { type: 'duration', seconds: 60 } });
    expect(f.events.filter((event) => event.type.startsWith('them.'))).toEqual([
      { type: 'them.started', itemId: 'u1' },
      { type: 'them.stopped', itemId: 'u1' },
      { type: 'them.words', itemId: 'u1', text: 'Hel', final: false },
      { type: 'them.words', itemId: 'u1', text: 'Hello', final: false },
      { type: 'them.words', itemId: 'u1', text: 'Hello.', final: true },
    ]);
    expect(f.eventsOf('usage').at(-1)?.costUsd).toBeCloseTo(0.017, 9);
  });

  it('are never invented', () => {
    const f = ready();
    started(f);
    stopped(f);
    f.socket().say({ type: 'conversation.item.input_audio_transcription.failed', item_id: 'u1', content_index: 0, error: {} });
    expect(f.eventsOf('them.words')).toEqual([{ type: 'them.words', itemId: 'u1', text: '[2.1 s of speech]', final: true }]);
  });
});

describe('a new connection', () => {
  it('is told what was said, in order, with results beside their calls, and pending calls kept for later', () => {
    const f = ready();
    f.session.sendText('Book for two.', { role: 'system', respond: false });
    started(f, 'u1');
    stopped(f, 'u1');
    created(f, 'r1');
    words(f, 'r1', 'a1', 'A table for two?');
    audio(f, 'r1', 'a1', 1, 1_000);
    audioDone(f, 'r1', 'a1');
    f.socket().say({ type: 'conversation.item.input_audio_transcription.completed', item_id: 'u1', transcript: 'Hello?', usage: null });
    call(f, 'c1');
    call(f, 'c2');
    done(f, 'r1');
    f.session.sendToolResult('c1', 'sent', { respond: false });
    f.pass(10_000);
    f.socket().end({ code: 1006 });
    f.pass(100);
    f.accept();
    const items = f.socket().sentOf('conversation.item.create').map((event) => event['item'] as Record<string, unknown>);
    expect(items).toMatchObject([
      { role: 'system', content: [{ type: 'input_text', text: 'Book for two.' }] },
      { id: 'u1', role: 'user', content: [{ type: 'input_text', text: 'Hello?' }] },
      { id: 'a1', role: 'assistant', content: [{ type: 'output_text', text: 'A table for two?' }] },
      { type: 'function_call', call_id: 'c1', name: 'send_sms', arguments: '{"text":"hi"}' },
      { type: 'function_call_output', call_id: 'c1', output: 'sent' },
    ]);
    expect(asks(f)).toEqual([]);
    f.session.sendToolResult('c2', 'approved', { respond: true });
    expect(f.socket().sentOf('conversation.item.create').slice(-2)).toMatchObject([
      { item: { type: 'function_call', call_id: 'c2' } },
      { item: { type: 'function_call_output', call_id: 'c2', output: 'approved' } },
    ]);
    expect(asks(f)).toHaveLength(1);
  });

  it('is told the truth about what was heard', () => {
    const f = ready();
    created(f, 'r1');
    words(f, 'r1', 'a1', 'One two three four.');
    audio(f, 'r1', 'a1', 1, 2_000);
    audio(f, 'r1', 'a2', 2, 2_000);
    words(f, 'r1', 'a2', 'Never heard.');
    f.pass(1_000);
    started(f);
    f.socket().end({});
    f.pass(100);
    f.accept();
    const texts = f.socket().sentOf('conversation.item.create').map((event) => (event['item'] as { content: { text: string }[] }).content[0]?.text);
    expect(texts[0]).toBe('One two');
    expect(JSON.stringify(texts)).not.toContain('Never');
    expect(texts[1]).toMatch(/^The other side said something here that was lost/);
  });

  it('takes a result that came while there was none', () => {
    const f = ready();
    call(f, 'c1');
    f.socket().end({});
    f.session.sendToolResult('c1', 'sent', { respond: true });
    f.pass(100);
    f.accept();
    expect(f.socket().sentOf('conversation.item.create')).toMatchObject([{ item: { type: 'function_call' } }, { item: { type: 'function_call_output', output: 'sent' } }]);
    expect(asks(f)).toHaveLength(1);
  });

  it('goes on speaking when a response broke off, and what was received is played to its end', () => {
    const f = ready();
    created(f, 'r1');
    words(f, 'r1', 'a1', 'We would like');
    audio(f, 'r1', 'a1', 1, 400);
    f.socket().end({});
    expect(f.eventsOf('assistant.words').at(-1)).toEqual({ type: 'assistant.words', itemId: 'a1', text: 'We would like', final: true });
    f.pass(100);
    f.accept();
    expect(asks(f)).toHaveLength(1);
    f.pass(400);
    expect(f.eventsOf('assistant.heard')).toHaveLength(1);
  });

  it('holds old speech as text: a cut replaces the text instead of truncating sound', () => {
    const f = ready();
    f.session.sendText('Begin.', { role: 'user', respond: false });
    created(f, 'r1');
    words(f, 'r1', 'a1', 'One two three four.');
    audio(f, 'r1', 'a1', 1, 2_000);
    audioDone(f, 'r1', 'a1');
    done(f, 'r1');
    f.socket().end({});
    f.pass(1_000);
    f.accept();
    const first = f.socket().sentOf('conversation.item.create')[0]?.['item'] as { id: string };
    started(f);
    expect(f.socket().sentOf('conversation.item.truncate')).toEqual([]);
    expect(f.socket().sent.slice(-2)).toMatchObject([
      { type: 'conversation.item.delete', item_id: 'a1' },
      { type: 'conversation.item.create', previous_item_id: first.id, item: { id: 'a1', role: 'assistant', content: [{ type: 'output_text', text: 'One two' }] } },
    ]);
  });
});
