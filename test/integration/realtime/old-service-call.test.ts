import { afterEach, describe, expect, it } from 'vitest';
import { createWsSockets } from '../../../src-main/adapters/ws-sockets.ts';
import { createRealtimeSession } from '../../../src-main/core/realtime/create-realtime-session.ts';
import type { DialectSetting } from '../../../src-main/core/realtime/dialects/follow-server.ts';
import { defaultRealtimeSettings } from '../../../src-main/core/realtime/realtime-settings.ts';
import type { RealtimeSession, SessionEvent } from '../../../src-main/core/realtime/session-api.ts';
import { createCountingIds } from '../../fakes/counting-ids.ts';
import { instructionsFor } from '../../fakes/practice/run-call.ts';
import { startTestPractice } from '../../fakes/practice/start-test-practice.ts';
import { createToneSpeech } from '../../fakes/practice/tone-speech.ts';
import { createQuietLogger } from '../../fakes/quiet-logger.ts';
import { startOldService } from '../../fakes/realtime/old-service.ts';
import { createScaledClock } from '../../fakes/scaled-clock.ts';

const toEnd: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

const tool = (name: string) => ({ type: 'function' as const, name, description: name, parameters: { type: 'object' } });

/** Rings the dentist over a server of this dialect and holds the call to its end. `null`: the practice line itself, which has beta switched off. */
async function callDentist(server: 'beta' | 'seed' | null, dialect: DialectSetting, bargeIn = false) {
  const clock = createScaledClock(5);
  const practice = await startTestPractice({ clock });
  toEnd.push(() => practice.stop());
  const service = server === null ? null : await startOldService(server, practice);
  if (service !== null) toEnd.push(() => service.stop());
  const events: SessionEvent[] = [];
  const logger = createQuietLogger();
  const ended = Promise.withResolvers<string>();
  const cut = Promise.withResolvers<string>();
  let hangUp = false;
  let session: RealtimeSession | null = null;
  let bargedIn = false;
  const cutIn = (): void => {
    if (bargedIn || !events.some((event) => event.type === 'assistant.started') || leg.playedSamples() < 24_000) return;
    bargedIn = true;
    const speech = createToneSpeech().say('Wait, wait, wait please, one moment', 'man');
    for (let at = 0; at < speech.length; at += 480) session?.sendAudio(speech.slice(at, at + 480));
  };
  const opened = practice.open({ callId: 'call', direction: 'outbound', number: '+14155550123' }, {
    onRinging: () => undefined,
    onAnswered: () => undefined,
    onAudio: (samples) => session?.sendAudio(samples),
    onPlayed() {
      if (bargeIn) cutIn();
      if (hangUp && leg.queuedSamples() === 0) leg.hangUp();
    },
    onDigit: () => undefined,
    onEnded: (reason) => ended.resolve(reason),
  });
  if (!opened.ok) throw new Error(opened.error);
  const leg = opened.value;
  const running: RealtimeSession = createRealtimeSession(
    { sockets: createWsSockets(), clock, logger, ids: createCountingIds() },
    {
      url: service?.url ?? practice.url, apiKey: practice.apiKey, model: 'gpt-realtime-2.1', voice: 'nova', language: 'en-US', mcpServers: [], format: 'pcm24k', settings: defaultRealtimeSettings, dialect,
      instructions: instructionsFor('Move the cleaning on Tuesday at ten to Thursday afternoon.', ['Free on Thursday after 2:00 pm']), tools: [tool('calendar_create_event'), tool('hangup_call')],
    },
    leg,
    (event) => {
      events.push(event);
      if (event.type === 'assistant.cut') cut.resolve('cut');
      if (event.type === 'state' && event.state === 'lost') ended.resolve('lost');
      if (event.type !== 'tool.call') return;
      if (event.name === 'hangup_call') hangUp = true;
      running.sendToolResult(event.id, JSON.stringify({ status: 'done' }), { respond: event.name !== 'hangup_call' });
    },
  );
  session = running;
  toEnd.push(() => running.disconnect('test over'));
  running.connect();
  const reason = await (bargeIn ? cut.promise : ended.promise);
  return { reason, events, service, practice, errors: logger.entries.filter((entry) => entry.event === 'realtime.error').map((entry) => entry.fields['class']) };
}

const words = (events: readonly SessionEvent[], type: 'assistant.words' | 'them.words'): string => events.flatMap((event) => (event.type === type && event.final ? [event.text] : [])).join('\n');
const tools = (events: readonly SessionEvent[]): string[] => events.flatMap((event) => (event.type === 'tool.call' ? [event.name] : []));
const wholeCall = (call: Awaited<ReturnType<typeof callDentist>>): void => {
  expect(call.reason).toMatch(/^hung_up/);
  expect(tools(call.events)).toEqual(['calendar_create_event', 'hangup_call']);
  expect(words(call.events, 'assistant.words')).toContain('in the calendar now');
  expect(words(call.events, 'them.words')).toContain('Thursday at three thirty');
  expect(call.events.some((event) => event.type === 'assistant.heard')).toBe(true);
  expect(call.events.findLast((event) => event.type === 'usage')?.costUsd).toBeGreaterThan(0);
  expect(call.practice.unfit).toEqual([]);
  expect(call.errors.filter((each) => each !== 'benign')).toEqual([]);
};

describe.each(['beta', 'seed'] as const)('a whole call over a server that speaks %s', (dialect) => {
  it('speaks, listens, uses its tool and tells what came of it', async () => {
    const call = await callDentist(dialect, dialect);
    wholeCall(call);
    expect(call.service?.headers).toEqual(['realtime=v1']);
    const types = new Set(call.service?.received.map((event) => event['type']));
    expect(types.has('conversation.item.required_action.submit_tool_outputs')).toBe(dialect === 'seed');
    expect(call.service?.received[0]).toMatchObject({ type: 'session.update', session: { modalities: ['text', 'audio'], voice: 'coral', input_audio_format: 'pcm16' } });
  });

  it('falls silent when they cut in, and corrects what the server remembers', async () => {
    const { events, service, errors } = await callDentist(dialect, dialect, true);
    const cut = events.find((event) => event.type === 'assistant.cut');
    expect(events.findIndex((event) => event.type === 'them.started')).toBeGreaterThan(-1);
    expect(cut?.heardMs).toBeGreaterThan(0);
    await expect.poll(() => service?.received.find((event) => event['type'] === 'conversation.item.truncate')).toMatchObject({ item_id: cut?.itemId, audio_end_ms: cut?.heardMs });
    expect(errors.filter((each) => each !== 'benign')).toEqual([]);
  });
});

describe('a call whose server speaks something else than it was taken to', () => {
  it('is held in beta after one greeting of today', async () => {
    const call = await callDentist('beta', 'auto');
    wholeCall({ ...call, errors: [] });
    // Whichever came first: its greeting, or its refusal of the settings of today.
    expect(['client_bug']).toEqual(expect.arrayContaining(call.errors));
    expect(call.service?.headers).toEqual([undefined, 'realtime=v1']);
    expect(call.events.flatMap((event) => (event.type === 'state' ? [event.state] : []))).toEqual(['connecting', 'ready']);
  });

  it.each(['beta', 'seed'] as const)('is held in ga after one greeting in %s', async (dialect) => {
    const call = await callDentist(null, dialect);
    expect(call.errors).toEqual(['fatal']);
    wholeCall({ ...call, errors: [] });
    expect(call.events.flatMap((event) => (event.type === 'state' ? [event.state] : []))).toEqual(['connecting', 'ready']);
  });
});
