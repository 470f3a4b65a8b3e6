import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { audioOf, connectRealtime, refusalOf, type RealtimeClient } from '../../fakes/practice/realtime-client.ts';
import { disclosure, instructionsFor, sessionFor } from '../../fakes/practice/run-call.ts';
import { startTestPractice } from '../../fakes/practice/start-test-practice.ts';
import { createToneSpeech } from '../../fakes/practice/tone-speech.ts';

let practice: Awaited<ReturnType<typeof startTestPractice>>;
beforeAll(async () => { practice = await startTestPractice(); });
afterEach(() => { expect(practice.unfit).toEqual([]); });
afterAll(async () => { await practice.stop(); });

const speech = createToneSpeech();
const seconds = (count: number): Int16Array => new Int16Array(24_000 * count);

async function session(update: Record<string, unknown> = sessionFor(instructionsFor('Ask.', []))): Promise<RealtimeClient> {
  const client = await connectRealtime(practice.url, practice.apiKey);
  await client.next('session.created');
  client.send({ type: 'session.update', session: update });
  await client.next('session.updated');
  return client;
}

/** A sentence nobody on the line said, and the silence that ends it. */
function speakInto(client: RealtimeClient, text = 'this is one long sentence that nobody knows of'): void {
  for (const part of [speech.say(text, 'man'), seconds(1)]) {
    for (let at = 0; at < part.length; at += 4_800) client.send({ type: 'input_audio_buffer.append', audio: audioOf(part.slice(at, at + 4_800)) });
  }
}

describe('the door', () => {
  it('refuses a wrong key with 401 and a body in the shape of the service', async () => {
    const error = await refusalOf(connectRealtime(practice.url, 'sk-wrong'));
    expect(error.status).toBe(401);
    expect(JSON.parse(error.body)).toMatchObject({ error: { code: 'invalid_api_key', type: 'invalid_request_error' } });
  });

  it('refuses other paths and pages in browsers', async () => {
    const elsewhere = await refusalOf(connectRealtime(practice.url.replace('/v1/realtime', '/v1/other'), practice.apiKey));
    expect(elsewhere.status).toBe(404);
    const page = await refusalOf(connectRealtime(practice.url, practice.apiKey, { origin: 'http://localhost:3000' }));
    expect(page.status).toBe(403);
  });

  it('answers the beta header as the service does since May 2026: an error, then close 4000', async () => {
    const client = await connectRealtime(practice.url, practice.apiKey, { 'openai-beta': 'realtime=v1' });
    expect((await client.closed).code).toBe(4000);
    expect(client.events).toMatchObject([{ type: 'error', error: { code: 'beta_api_shape_disabled' } }]);
  });
});

describe('client events', () => {
  it.each([
    ['no JSON', '{', 'invalid_event', null],
    ['an array', '[]', 'invalid_event', null],
    ['no type', '{"event_id":"e1"}', 'missing_required_parameter', 'type'],
    ['an unknown type', '{"type":"response.interrupt","event_id":"e1"}', 'invalid_value', 'type'],
    ['session.update without type', '{"type":"session.update","event_id":"e1","session":{}}', 'missing_required_parameter', 'session.type'],
    ['a beta field', '{"type":"session.update","event_id":"e1","session":{"type":"realtime","modalities":["audio","text"]}}', 'unknown_parameter', 'session.modalities'],
    ['temperature', '{"type":"session.update","event_id":"e1","session":{"type":"realtime","temperature":0.8}}', 'unknown_parameter', 'session.temperature'],
    ['nested tool', '{"type":"session.update","event_id":"e1","session":{"type":"realtime","tools":[{"type":"function","function":{"name":"x"}}]}}', 'unknown_parameter', 'session.tools[0].function'],
    ['another model', '{"type":"session.update","event_id":"e1","session":{"type":"realtime","model":"gpt-realtime"}}', 'cannot_update_model', 'session.model'],
    ['text and audio together', '{"type":"session.update","event_id":"e1","session":{"type":"realtime","output_modalities":["audio","text"]}}', 'invalid_value', 'session.output_modalities'],
    ['audio that is no base64', '{"type":"input_audio_buffer.append","event_id":"e1","audio":"***"}', 'invalid_value', 'audio'],
    ['a role that is none', '{"type":"conversation.item.create","event_id":"e1","item":{"type":"message","role":"tool","content":[]}}', 'invalid_value', 'item.role'],
    ['a fractional cut', '{"type":"conversation.item.truncate","event_id":"e1","item_id":"x","content_index":0,"audio_end_ms":10.5}', 'invalid_type', 'audio_end_ms'],
    ['a cut of nothing', '{"type":"conversation.item.truncate","event_id":"e1","item_id":"x","content_index":0,"audio_end_ms":10}', 'item_truncate_invalid_item_id', 'item_id'],
    ['a WebRTC event', '{"type":"output_audio_buffer.clear","event_id":"e1"}', 'invalid_event', 'type'],
    ['an empty commit', '{"type":"input_audio_buffer.commit","event_id":"e1"}', 'input_audio_buffer_commit_empty', null],
    ['a cancel of nothing', '{"type":"response.cancel","event_id":"e1"}', 'response_cancel_not_active', null],
  ])('%s is refused by name and the session goes on', async (_, text, code, param) => {
    const client = await session();
    client.sendRaw(text);
    const error = await client.next('error');
    expect(error.error).toMatchObject({ code, param, event_id: text.includes('e1') ? 'e1' : null });
    client.send({ type: 'input_audio_buffer.clear' });
    await client.next('input_audio_buffer.cleared');
    await client.close();
  });

  it('clears with null what may be cleared, keeps what is not named', async () => {
    const client = await session();
    const from = client.events.length;
    client.send({ type: 'session.update', session: { type: 'realtime', audio: { input: { turn_detection: null, transcription: null, noise_reduction: null } } } });
    const updated = await client.next('session.updated', from);
    expect(updated.session.audio.input).toEqual({ format: { type: 'audio/pcm', rate: 24000 }, turn_detection: null });
    expect(updated.session.audio.output.voice).toBe('marin');
    await client.close();
  });

  it('creates, retrieves, places and deletes items', async () => {
    const client = await session();
    const item = (id: string): Record<string, unknown> => ({ id, type: 'message', role: 'user', content: [{ type: 'input_text', text: id }] });
    client.send({ type: 'conversation.item.create', item: item('one') });
    client.send({ type: 'conversation.item.create', item: item('zero'), previous_item_id: 'root' });
    client.send({ type: 'conversation.item.create', item: item('one') });
    expect((await client.next('error')).error.code).toBe('item_create_duplicate_id');
    client.send({ type: 'conversation.item.retrieve', item_id: 'zero' });
    expect((await client.next('conversation.item.retrieved')).item.content[0]?.text).toBe('zero');
    expect(client.events.filter((event) => event.type === 'conversation.item.added').map((event) => event.previous_item_id)).toEqual([null, null]);
    client.send({ type: 'conversation.item.delete', item_id: 'zero' });
    await client.next('conversation.item.deleted');
    client.send({ type: 'conversation.item.retrieve', item_id: 'zero' });
    await client.next('error', client.events.length - 1, (event) => event.error.code === 'item_retrieve_invalid_item_id');
    await client.close();
  });
});

describe('a turn', () => {
  it('goes in the order of the service, with usage, and the unknown words stay unknown', async () => {
    const client = await session();
    const from = client.events.length;
    speakInto(client);
    const done = await client.next('response.done');
    const types = client.events.slice(from).map((event) => event.type).filter((type, index, all) => type !== all[index - 1]);
    const interleaved = types.filter((type) => !/(?:audio|transcript)\.delta$|transcription\.delta$/u.test(type));
    expect(interleaved).toEqual([
      'input_audio_buffer.speech_started', 'input_audio_buffer.speech_stopped', 'input_audio_buffer.committed', 'conversation.item.added', 'conversation.item.done',
      'conversation.item.input_audio_transcription.completed', 'response.created', 'rate_limits.updated', 'response.output_item.added', 'conversation.item.added', 'response.content_part.added',
      'response.output_audio.done', 'response.output_audio_transcript.done', 'response.content_part.done', 'conversation.item.done', 'response.output_item.done', 'response.done',
    ]);
    const words = await client.next('conversation.item.input_audio_transcription.completed');
    expect(words.transcript).toMatch(/^\[\d+\.\d s of speech\]$/u);
    expect(words.usage.type).toBe('tokens');
    const usage = done.response.usage;
    expect(done.response.status).toBe('completed');
    expect(usage.input_tokens).toBe(usage.input_token_details.text_tokens + usage.input_token_details.audio_tokens);
    expect(usage.total_tokens).toBe(usage.input_tokens + usage.output_tokens);
    const saidMs = client.events.filter((event) => event.type === 'response.output_audio.delta').reduce((sum, event) => sum + Buffer.from(event.delta, 'base64').length / 48, 0);
    expect(usage.output_token_details.audio_tokens).toBe(Math.ceil(saidMs / 50));
    const transcript = client.events.filter((event) => event.type === 'response.output_audio_transcript.delta').map((event) => event.delta).join('');
    expect(transcript).toBe((await client.next('response.output_audio_transcript.done')).transcript);
    expect(transcript.startsWith(disclosure)).toBe(true);

    const second = client.events.length;
    speakInto(client, 'and here is another one');
    const again = (await client.next('response.done', second)).response.usage;
    expect(again.input_tokens).toBeGreaterThan(usage.input_tokens);
    expect(again.input_token_details.cached_tokens).toBeGreaterThan(0);
    expect(again.input_token_details.cached_tokens).toBeLessThanOrEqual(usage.input_tokens);
    await client.close();
  });

  it('a second response.create while one is active is refused with the id of the event; the first goes on', async () => {
    const client = await session();
    client.send({ type: 'response.create' });
    client.send({ type: 'response.create', event_id: 'mine' });
    expect((await client.next('error')).error).toMatchObject({ code: 'conversation_already_has_active_response', event_id: 'mine' });
    expect((await client.next('response.done')).response.status).toBe('completed');
    await client.close();
  });

  it('a cancelled response ends as cancelled, and its item as incomplete', async () => {
    const client = await session();
    client.send({ type: 'response.create' });
    await client.next('response.output_audio.delta');
    client.send({ type: 'response.cancel' });
    const done = await client.next('response.done');
    expect(done.response).toMatchObject({ status: 'cancelled', status_details: { type: 'cancelled', reason: 'client_cancelled' } });
    expect(done.response.output[0]?.status).toBe('incomplete');
    const from = client.events.length;
    client.send({ type: 'response.cancel', event_id: 'late' });
    expect((await client.next('error', from)).error).toMatchObject({ code: 'response_cancel_not_active', event_id: 'late' });
    await client.close();
  });

  it('speech cancels the response that is being generated; a truncation beyond what was sent is refused, one within it forgets the words', async () => {
    const client = await session();
    client.send({ type: 'response.create' });
    const delta = await client.next('response.output_audio.delta');
    speakInto(client);
    const cancelled = await client.next('response.done');
    expect(cancelled.response.status_details).toEqual({ type: 'cancelled', reason: 'turn_detected' });
    const itemId = delta.item_id;
    const sentMs = client.events.filter((event) => event.type === 'response.output_audio.delta' && event.item_id === itemId).reduce((sum, event) => sum + Buffer.from(event.delta, 'base64').length / 48, 0);
    client.send({ type: 'conversation.item.truncate', item_id: itemId, content_index: 0, audio_end_ms: Math.floor(sentMs) + 1, event_id: 'far' });
    expect((await client.next('error')).error).toMatchObject({ code: 'invalid_value', event_id: 'far' });
    client.send({ type: 'conversation.item.truncate', item_id: itemId, content_index: 0, audio_end_ms: 80 });
    expect(await client.next('conversation.item.truncated')).toMatchObject({ item_id: itemId, audio_end_ms: 80 });
    client.send({ type: 'conversation.item.retrieve', item_id: itemId });
    expect((await client.next('conversation.item.retrieved')).item.content).toEqual([{ type: 'output_audio' }]);
    // What was not heard counts as not said: the disclosure comes again.
    const answer = await client.next('response.output_audio_transcript.done', 0, (event) => event.item_id !== itemId);
    expect(answer.transcript).toContain(disclosure);
    await client.close();
  });

  it('the voice cannot change once it has spoken; the same voice may be named again', async () => {
    const client = await session();
    client.send({ type: 'response.create' });
    await client.next('response.done');
    const voice = (name: string): Record<string, unknown> => ({ type: 'session.update', session: { type: 'realtime', audio: { output: { voice: name } } } });
    const from = client.events.length;
    client.send(voice('marin'));
    await client.next('session.updated', from);
    client.send(voice('cedar'));
    expect((await client.next('error')).error).toMatchObject({ code: 'cannot_update_voice', param: 'session.audio.output.voice' });
    await client.close();
  });

  it('without turn detection nothing happens until commit and response.create', async () => {
    const update = sessionFor('');
    const client = await session({ ...update, audio: { input: { turn_detection: null, transcription: { model: 'gpt-transcribe' } } } });
    speakInto(client);
    client.send({ type: 'input_audio_buffer.commit' });
    await client.next('conversation.item.input_audio_transcription.completed');
    expect(client.events.some((event) => event.type === 'input_audio_buffer.speech_started' || event.type === 'response.created')).toBe(false);
    client.send({ type: 'response.create' });
    await client.next('response.done');
    await client.close();
  });

  it('create_response false: the turn is told, no answer is given', async () => {
    const client = await session({ ...sessionFor(''), audio: { input: { transcription: { model: 'gpt-transcribe' }, turn_detection: { type: 'server_vad', silence_duration_ms: 300, create_response: false } } } });
    speakInto(client);
    await client.next('conversation.item.input_audio_transcription.completed');
    client.send({ type: 'response.cancel' });
    expect((await client.next('error')).error.code).toBe('response_cancel_not_active');
    await client.close();
  });

  it('typed words are answered by keyword, in text when the session speaks text, and a tool result in words', async () => {
    const client = await session({ ...sessionFor('Your owner is Elena Marchetti.'), output_modalities: ['text'] });
    const type = (text: string): void => {
      client.send({ type: 'conversation.item.create', item: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] } });
      client.send({ type: 'response.create' });
    };
    type('What can you do?');
    expect((await client.next('response.output_text.done')).text).toContain('practice line');
    await client.next('response.done');
    const from = client.events.length;
    type('take a message: buy flowers for Friday');
    const call = await client.next('response.function_call_arguments.done', from);
    expect(JSON.parse(call.arguments)).toEqual({ name: 'Elena Marchetti', urgency: 'no_rush', message: 'buy flowers for Friday' });
    await client.next('response.done', from);
    client.send({ type: 'conversation.item.create', item: { type: 'function_call_output', call_id: call.call_id, output: '{"status":"done"}' } });
    client.send({ type: 'response.create' });
    expect((await client.next('response.output_text.done', from)).text).toContain('I have written that down');
    await client.close();
  });

  it('a whisper is acted upon in the next turn', async () => {
    const client = await session();
    client.send({ type: 'conversation.item.create', item: { type: 'message', role: 'system', content: [{ type: 'input_text', text: 'Whisper from your owner: ask for a quiet table' }] } });
    client.send({ type: 'response.create' });
    expect((await client.next('response.output_audio_transcript.done')).transcript).toContain('I have been asked to say: ask for a quiet table');
    await client.close();
  });
});
