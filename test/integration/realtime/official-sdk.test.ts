import { OpenAIRealtimeWebSocket, RealtimeAgent, RealtimeSession as SdkSession, tool } from '@openai/agents-realtime';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createWsSockets } from '../../../src-main/adapters/ws-sockets.ts';
import { createRealtimeSession } from '../../../src-main/core/realtime/create-realtime-session.ts';
import type { RealtimeSession } from '../../../src-main/core/realtime/session-api.ts';
import { createCountingIds } from '../../fakes/counting-ids.ts';
import { createFakeClock } from '../../fakes/fake-clock.ts';
import { createQuietLogger } from '../../fakes/quiet-logger.ts';
import { startLoopbackService, type LoopbackService, type ServiceSide } from '../../fakes/realtime/loopback-service.ts';
import { createPacedVoice } from '../../fakes/realtime/paced-voice.ts';
import { testConfig, testKey } from '../../fakes/realtime/session-fixture.ts';

/*
 * Two things that @openai/agents-realtime gets wrong in the installed version and our session does not, both against one server.
 * The SDK's part asserts only that the defect is still there: the day it is mended, the claim and this comparison must go.
 */
const mended = 'the SDK mends this now: update the comparison';

let service: LoopbackService;
beforeAll(async () => { service = await startLoopbackService(); });
afterAll(() => service.close());
const toEnd: (() => void)[] = [];
afterEach(() => {
  for (const end of toEnd.splice(0)) end();
  vi.useRealTimers();
});

/** A client in a call: its server's side, and its line, which plays on only here. */
interface Client {
  readonly side: ServiceSide;
  hear(ms: number): void;
}

async function ours(): Promise<Client> {
  const clock = createFakeClock();
  const voice = createPacedVoice();
  const session: RealtimeSession = createRealtimeSession(
    { sockets: createWsSockets(), clock, logger: createQuietLogger(), ids: createCountingIds() },
    { ...testConfig, url: service.url },
    voice,
    (event) => {
      if (event.type === 'tool.call') session.sendToolResult(event.id, 'sent', { respond: true });
    },
  );
  toEnd.push(() => session.disconnect('test over'));
  session.connect();
  return {
    side: await service.connected(),
    hear(ms) {
      voice.playOut(ms);
      clock.advance(ms);
    },
  };
}

/** By its documented ways. What was heard it takes from the wall clock, which stands still but for `hear`. */
async function officialSdk(): Promise<Client> {
  vi.useFakeTimers({ toFake: ['Date'] });
  const sendSms = tool({ name: 'send_sms', description: 'Sends a text.', parameters: { type: 'object', properties: {}, required: [], additionalProperties: true }, strict: false, execute: () => 'sent' });
  const session = new SdkSession(new RealtimeAgent({ name: 'test', instructions: testConfig.instructions, tools: [sendSms] }), {
    transport: new OpenAIRealtimeWebSocket({ url: service.url }),
    tracingDisabled: true,
    config: { audio: { input: { turnDetection: { type: 'server_vad', silenceDurationMs: 500, createResponse: true, interruptResponse: true } } } },
  });
  session.on('error', () => undefined);
  toEnd.push(() => session.close());
  await session.connect({ apiKey: testKey });
  return { side: await service.connected(), hear: (ms) => void vi.setSystemTime(Date.now() + ms) };
}

describe('A and B are queued, 3 s each, 1.0 s of A is heard, and they cut in', () => {
  async function corrections({ side, hear }: Client, queued: readonly string[]): Promise<readonly string[]> {
    queued.forEach((itemId, n) => side.answer(`resp_${n}`, itemId, 3_000));
    await side.settled();
    hear(1_000);
    side.say({ type: 'input_audio_buffer.speech_started', audio_start_ms: 1_000, item_id: 'user_1' });
    await side.settled();
    return side.received.flatMap((event) => {
      if (event['type'] === 'conversation.item.truncate') return [`${String(event['item_id'])} ends at ${String(event['audio_end_ms'])} ms`];
      return event['type'] === 'conversation.item.delete' ? [`${String(event['item_id'])} is deleted`] : [];
    });
  }

  it('ours ends A at what was heard and takes B back', async () => {
    expect(await corrections(await ours(), ['A', 'B'])).toEqual(['A ends at 1000 ms', 'B is deleted']);
  });

  it('the SDK truncates B and leaves A as if all of it was heard', async ({ annotate }) => {
    const did = await corrections(await officialSdk(), ['A', 'B']);
    await annotate(`the installed SDK: ${did.join(', ')}`);
    expect(did.some((one) => one.startsWith('A ')), mended).toBe(false);
  });

  it.each([['ours', ours], ['the SDK', officialSdk]])('with A alone, %s ends it at what was heard', async (_, connect) => {
    expect(await corrections(await connect(), ['A'])).toEqual(['A ends at 1000 ms']);
  });
});

describe('a tool result meets a response that the service has just started by itself', () => {
  /** How often the client asked for a response, from the result until the service is silent and free. */
  async function requests({ side }: Client, namesTheRequest: boolean): Promise<number> {
    const call = { id: 'call_item', object: 'realtime.item', type: 'function_call', call_id: 'call_1', name: 'send_sms', arguments: '{}' };
    side.say({ type: 'response.created', response: { id: 'resp_1', object: 'realtime.response', status: 'in_progress', output: [] } });
    side.say({ type: 'response.output_item.added', response_id: 'resp_1', output_index: 0, item: { ...call, status: 'in_progress', arguments: '' } });
    side.say({ type: 'response.function_call_arguments.done', response_id: 'resp_1', item_id: call.id, output_index: 0, call_id: call.call_id, name: call.name, arguments: '{}' });
    side.say({ type: 'response.output_item.done', response_id: 'resp_1', output_index: 0, item: { ...call, status: 'completed' } });
    side.say({ type: 'response.done', response: { id: 'resp_1', object: 'realtime.response', status: 'completed', output: [{ ...call, status: 'completed' }] } });
    await side.sent('response.create');

    // While that was on its way the service took a noise for a turn and began to answer it; it knows the result only since.
    const [request] = side.receivedOf('response.create');
    const [result] = side.receivedOf('conversation.item.create');
    side.say({ type: 'input_audio_buffer.speech_started', audio_start_ms: 1_000, item_id: 'user_1' });
    side.say({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: 1_400, item_id: 'user_1' });
    side.say({ type: 'conversation.item.added', previous_item_id: call.id, item: { id: 'user_1', object: 'realtime.item', type: 'message', role: 'user', status: 'completed', content: [{ type: 'input_audio', transcript: null }] } });
    side.say({ type: 'response.created', response: { id: 'resp_2', object: 'realtime.response', status: 'in_progress', output: [] } });
    side.say({ type: 'conversation.item.added', previous_item_id: 'user_1', item: { id: 'result_1', object: 'realtime.item', status: 'completed', ...(result?.['item'] as object) } });
    side.say({
      type: 'error',
      error: {
        type: 'invalid_request_error', code: 'conversation_already_has_active_response', param: null, event_id: namesTheRequest ? request?.['event_id'] : null,
        message: 'Conversation already has an active response in progress: resp_2. Wait until the response is finished before creating a new one.',
      },
    });
    await side.settled();
    expect(side.receivedOf('response.create'), 'it asks again while a response is on').toHaveLength(1);
    side.say({ type: 'response.done', response: { id: 'resp_2', object: 'realtime.response', status: 'completed', output: [] } });
    await side.settled();
    return side.receivedOf('response.create').length;
  }

  it.each([['names', true], ['does not name', false]])('ours asks again at the next response.done; the error %s the request', async (_, named) => {
    expect(await requests(await ours(), named)).toBe(2);
  });

  it.each([['names', true], ['does not name', false]])('the SDK never does, and nobody hears of the result; the error %s the request', async (_, named) => {
    expect(await requests(await officialSdk(), named), mended).toBe(1);
  });
});
