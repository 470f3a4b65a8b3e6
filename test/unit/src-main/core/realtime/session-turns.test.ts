import { describe, expect, it } from 'vitest';
import { added, asks, audio, audioDone, busy, call, created, done, itemAdded, lastItemId, ready, started, stopped, words } from '../../../../fakes/realtime/service-lines.ts';
import { createSessionFixture } from '../../../../fakes/realtime/session-fixture.ts';

describe('what the assistant says', () => {
  it('is played, told word by word, and counted as heard when its last sample was played', () => {
    const f = ready();
    const idleTimers = f.clock.pending();
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
    expect(f.clock.pending()).toBe(idleTimers);
  });

  it('is followed by asking the line now and then, not fifty times a second', () => {
    const f = ready();
    const { playedSamples } = f.voice;
    let asked = 0;
    Object.assign(f.voice, { playedSamples: () => { asked += 1; return playedSamples(); } });
    created(f, 'r1');
    audio(f, 'r1', 'a1', 1, 10_000);
    audioDone(f, 'r1', 'a1');
    done(f, 'r1');
    f.pass(10_020);
    expect(f.eventsOf('assistant.heard')).toHaveLength(1);
    expect(asked).toBeLessThan(250);
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
