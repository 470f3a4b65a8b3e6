import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectRealtime } from '../../fakes/practice/realtime-client.ts';
import { sessionFor } from '../../fakes/practice/run-call.ts';
import { startTestPractice } from '../../fakes/practice/start-test-practice.ts';

let practice: Awaited<ReturnType<typeof startTestPractice>>;
beforeAll(async () => { practice = await startTestPractice(); });
afterAll(async () => { await practice.stop(); });

const types = ['session.update', 'input_audio_buffer.append', 'input_audio_buffer.commit', 'input_audio_buffer.clear', 'conversation.item.create', 'conversation.item.delete', 'conversation.item.truncate', 'conversation.item.retrieve', 'response.create', 'response.cancel', '__proto__', 'constructor'];
const field = fc.oneof({ maxDepth: 3 }, fc.jsonValue(), fc.constantFrom('realtime', 'message', 'root', 'function_call_output', '__proto__', 'AAAA', -1, 1e308));
const event = fc.record({ type: fc.constantFrom(...types), session: fc.oneof(field, fc.record({ type: fc.constant('realtime'), audio: field, tools: field, instructions: field }, { requiredKeys: ['type'] })), item: fc.oneof(field, fc.record({ type: fc.constantFrom('message', 'function_call', 'function_call_output', 'mcp_approval_response'), role: fc.constantFrom('user', 'system', 'assistant'), content: field, id: field, call_id: field, output: field, name: field, arguments: field })), audio: field, item_id: field, content_index: field, audio_end_ms: field, response: field, event_id: field }, { requiredKeys: ['type'] });

it('no frame ends the session, whatever is in it, and all that is answered fits the schemas', async () => {
  const client = await connectRealtime(practice.url, practice.apiKey);
  await client.next('session.created');
  for (const text of [...fc.sample(fc.string(), 100), ...fc.sample(fc.json(), 100), ...fc.sample(event, 600).map((one) => JSON.stringify(one))]) client.sendRaw(text);
  for (const bytes of fc.sample(fc.uint8Array({ maxLength: 200 }), 20)) client.sendRaw(Buffer.from(bytes));
  const from = client.events.length;
  client.send({ type: 'session.update', session: sessionFor('') });
  await client.next('session.updated', from);
  expect(practice.unfit).toEqual([]);
  expect(client.events.filter((one) => one.type === 'error').length).toBeGreaterThan(100);
  await client.close();
});

it('a frame over 16 MiB ends that socket alone', async () => {
  const other = await connectRealtime(practice.url, practice.apiKey);
  const client = await connectRealtime(practice.url, practice.apiKey);
  client.sendRaw('x'.repeat(17 * 1024 * 1024));
  expect((await client.closed).code).toBe(1009);
  other.send({ type: 'input_audio_buffer.clear' });
  await other.next('input_audio_buffer.cleared');
  await other.close();
});
