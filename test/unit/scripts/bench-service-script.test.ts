import { expect, test } from 'vitest';
import { createServiceScript, frameMs, type ScriptOptions } from '../../../scripts/bench/realtime/service-script.ts';
import { createSchemaSet } from '../../../src-main/practice/server/schema-set.ts';

type Event = Readonly<Record<string, unknown>>;
const append = '{"type":"input_audio_buffer.append","audio":""}';
const turns: ScriptOptions = { turnMs: 3_000, speechMs: 500, answersMs: [800], callEvery: 2 };

function start() {
  const said: Event[] = [];
  const script = createServiceScript(turns, (text) => said.push(JSON.parse(text) as Event));
  return {
    said,
    script,
    hear(ms: number) {
      for (let heard = 0; heard < ms; heard += frameMs) script.receive(append);
    },
    send: (event: Event) => script.receive(JSON.stringify(event)),
    count: (type: string) => said.filter((event) => event['type'] === type).length,
  };
}

test('all that it says is published, through turns, a tool call, corrections and questions', () => {
  const service = start();
  service.send({ type: 'session.update', session: { type: 'realtime', output_modalities: ['audio'] } });
  service.hear(4_000);
  service.send({ type: 'conversation.item.create', item: { type: 'function_call_output', call_id: 'call_1', output: '{}' } });
  service.send({ type: 'response.create', response: { metadata: { asked_by: 'e1' } } });
  service.hear(1_000);
  service.send({ type: 'conversation.item.truncate', item_id: 'item_1', content_index: 0, audio_end_ms: 10 });
  service.send({ type: 'conversation.item.delete', item_id: 'item_1' });
  service.send({ type: 'conversation.item.retrieve', item_id: 'user_1' });
  const schemas = createSchemaSet(false);
  // Null in the published examples, a string in the schema.
  const said = JSON.parse(JSON.stringify(service.said), (key, value: unknown) => (key === 'transcript' && value === null ? undefined : value)) as Event[];
  for (const event of said) expect([event['type'], schemas.errorsOf('RealtimeServerEvent', event)]).toEqual([event['type'], null]);
  expect(new Set(service.said.map((event) => event['event_id'])).size).toBe(service.said.length);
});

test('a turn brings one answer of its length; every second one a tool call, whose answer is asked for', () => {
  const service = start();
  service.hear(3_000);
  expect(service.count('input_audio_buffer.speech_started')).toBe(1);
  expect(service.count('response.output_audio.delta')).toBe(5);
  expect(service.count('response.done')).toBe(1);
  service.hear(1_500);
  expect(service.count('response.function_call_arguments.done')).toBe(1);
  expect(service.count('response.output_audio.delta')).toBe(5);
  service.send({ type: 'response.create' });
  service.hear(1_500);
  expect(service.count('response.output_audio.delta')).toBe(10);
  expect(service.count('response.done')).toBe(3);
});

test('it does not pass over what no client of the bench sends', () => {
  expect(() => start().send({ type: 'input_audio_buffer.commit' })).toThrow('input_audio_buffer.commit');
});
