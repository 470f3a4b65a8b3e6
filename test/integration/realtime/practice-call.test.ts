import { afterEach, describe, expect, it } from 'vitest';
import { createWsSockets } from '../../../src-main/adapters/ws-sockets.ts';
import type { LineLeg } from '../../../src-main/core/ports/line-leg.ts';
import { createWarmSockets } from '../../../src-main/core/realtime/create-warm-sockets.ts';
import { createRealtimeSession } from '../../../src-main/core/realtime/create-realtime-session.ts';
import type { RealtimeSession, SessionConfig, SessionEvent } from '../../../src-main/core/realtime/session-api.ts';
import type { ServerOptions } from '../../../src-main/practice/server/start-server.ts';
import { createCountingIds } from '../../fakes/counting-ids.ts';
import { instructionsFor } from '../../fakes/practice/run-call.ts';
import { defaultRealtimeSettings } from '../../../src-main/core/realtime/realtime-settings.ts';
import { startTestPractice } from '../../fakes/practice/start-test-practice.ts';
import { createQuietLogger } from '../../fakes/quiet-logger.ts';
import { createScaledClock } from '../../fakes/scaled-clock.ts';

const toEnd: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

const tool = (name: string) => ({ type: 'function' as const, name, description: name, parameters: { type: 'object' } });

async function start(faults?: ServerOptions['faults']) {
  const clock = createScaledClock(5);
  const sockets = createWarmSockets(createWsSockets(), clock);
  toEnd.push(() => sockets.stop());
  let upgrades = 0;
  const onUpgrade = () => {
    upgrades += 1;
    return null;
  };
  const practice = await startTestPractice({ clock, server: { faults: { onUpgrade, ...faults } } });
  toEnd.push(() => practice.stop());
  const events: SessionEvent[] = [];
  const logger = createQuietLogger();
  const connect = (leg: LineLeg, change: Partial<SessionConfig>, onEvent: (event: SessionEvent, session: RealtimeSession) => void): RealtimeSession => {
    const session: RealtimeSession = createRealtimeSession(
      { sockets, clock, logger, ids: createCountingIds() },
      {
        url: practice.url, apiKey: practice.apiKey, model: 'gpt-realtime-2.1', voice: 'marin', language: 'en-US', mcpServers: [], format: 'pcm24k', settings: defaultRealtimeSettings,
        instructions: instructionsFor('Move the cleaning on Tuesday at ten to Thursday afternoon.', ['Free on Thursday after 2:00 pm']),
        tools: [tool('calendar_create_event'), tool('hangup_call')], ...change,
      },
      leg,
      (event) => {
        events.push(event);
        onEvent(event, session);
      },
    );
    toEnd.push(() => session.disconnect('test over'));
    session.connect();
    return session;
  };
  return { practice, events, logger, connect, sockets, clock, upgrades: () => upgrades };
}

const dentist = '+14155550123';
const luca = '+14155550142';

/** Rings somebody and holds the call to its end: approves what is asked, hangs up when the assistant wants to and was heard. */
async function callTo(number: string, { practice, connect }: Awaited<ReturnType<typeof start>>, change: Partial<SessionConfig> = {}): Promise<string> {
  const ended = Promise.withResolvers<string>();
  let hangUp = false;
  let session: RealtimeSession | null = null;
  const opened = practice.open({ callId: 'call', direction: 'outbound', number }, {
    onRinging: () => undefined,
    onAnswered: () => undefined,
    onAudio: (samples) => session?.sendAudio(samples),
    onPlayed: () => { if (hangUp && leg.queuedSamples() === 0) leg.hangUp(); },
    onDigit: () => undefined,
    onEnded: (reason) => ended.resolve(reason),
  });
  if (!opened.ok) throw new Error(opened.error);
  const leg = opened.value;
  session = connect(leg, change, (event, self) => {
    if (event.type !== 'tool.call') return;
    if (event.name === 'hangup_call') hangUp = true;
    self.sendToolResult(event.id, JSON.stringify({ status: 'done' }), { respond: event.name !== 'hangup_call' });
  });
  return ended.promise;
}

const said = (events: readonly SessionEvent[]): string => events.flatMap((event) => (event.type === 'assistant.words' && event.final ? [event.text] : [])).join('\n');

describe('a session on the practice line', () => {
  it('holds a call to its end: both sides\' words, the action, what came of it, its price', async () => {
    const setup = await start();
    expect(await callTo(dentist, setup)).toMatch(/^hung_up/);
    const { events, practice } = setup;
    expect(events.flatMap((event) => (event.type === 'tool.call' ? [event.name] : []))).toEqual(['calendar_create_event', 'hangup_call']);
    expect(said(events)).toContain('in the calendar now');
    expect(events.flatMap((event) => (event.type === 'them.words' && event.final ? [event.text] : [])).join('\n')).toContain('Thursday at three thirty');
    expect(events.some((event) => event.type === 'assistant.heard')).toBe(true);
    const replies = events.filter((event) => event.type === 'latency');
    expect(replies.length).toBeGreaterThan(2);
    for (const { replyMs, parts } of replies) {
      const known = [parts.vadWaitMs, parts.networkMs, parts.modelMs, parts.lineMs, parts.playoutMs];
      expect(known).not.toContain(null);
      // Each part is rounded by itself.
      expect(Math.abs(known.reduce<number>((sum, part) => sum + (part ?? 0), 0) - replyMs)).toBeLessThanOrEqual(5);
    }
    expect(events.findLast((event) => event.type === 'usage')?.costUsd).toBeGreaterThan(0);
    expect(practice.unfit).toEqual([]);
    expect(setup.logger.entries.filter((entry) => entry.event === 'realtime.error' && entry.fields['class'] === 'client_bug')).toEqual([]);
  });

  it('survives a dropped socket in the middle: the result is not lost, and no tool runs twice', async () => {
    let outputs = 0;
    const setup = await start({
      onClientEvent(event) {
        const item = event['item'] as { type?: string } | undefined;
        if (event.type !== 'conversation.item.create' || item?.type !== 'function_call_output') return null;
        outputs += 1;
        return outputs === 1 ? { kind: 'drop' } : null;
      },
    });
    expect(await callTo(dentist, setup)).toMatch(/^hung_up/);
    const states = setup.events.flatMap((event) => (event.type === 'state' ? [event.state] : []));
    expect(states.slice(0, 4)).toEqual(['connecting', 'ready', 'reconnecting', 'ready']);
    expect(setup.events.filter((event) => event.type === 'tool.call' && event.name === 'calendar_create_event')).toHaveLength(1);
    expect(said(setup.events)).toContain('in the calendar now');
  });

  it('takes the socket that was opened ahead: one upgrade, and the call holds', async () => {
    const setup = await start();
    const { practice, sockets } = setup;
    sockets.prepare(`${practice.url}?model=gpt-realtime-2.1`, { Authorization: `Bearer ${practice.apiKey}` });
    expect(await callTo(dentist, setup)).toMatch(/^hung_up/);
    expect(setup.upgrades()).toBe(1);
    expect(said(setup.events)).toContain('in the calendar now');
  });

  it('holds a call with a friend who cuts in when it is patient: cut where he really spoke, each answer asked for once', async () => {
    const setup = await start();
    const patient = { settings: { ...defaultRealtimeSettings, interruption: 'patient' as const }, tools: [tool('send_sms'), tool('send_email'), tool('hangup_call')] };
    expect(await callTo(luca, setup, patient)).toMatch(/^hung_up/);
    expect(setup.events.filter((event) => event.type === 'assistant.cut' && event.heardMs > 0)).not.toEqual([]);
    expect(setup.events.flatMap((event) => (event.type === 'tool.call' ? [event.name] : []))).toEqual(['send_email', 'send_sms', 'hangup_call']);
    expect(setup.practice.unfit).toEqual([]);
    expect(setup.logger.entries.filter((entry) => entry.event === 'realtime.error' && entry.fields['class'] === 'client_bug')).toEqual([]);
  });

  it('says that the key was refused', async () => {
    const setup = await start();
    const leg = setup.practice.open({ callId: 'call', direction: 'outbound', number: dentist }, { onRinging: () => undefined, onAnswered: () => undefined, onAudio: () => undefined, onPlayed: () => undefined, onDigit: () => undefined, onEnded: () => undefined });
    if (!leg.ok) throw new Error(leg.error);
    const lost = await new Promise<SessionEvent>((resolve) => {
      setup.connect(leg.value, { apiKey: 'sk-wrong' }, (event) => {
        if (event.type === 'state' && event.state === 'lost') resolve(event);
      });
    });
    expect(lost).toMatchObject({ problem: { code: 'invalid_api_key', fatal: true, text: expect.stringMatching(/^OpenAI refused the key\. /) as string } });
    expect(JSON.stringify(setup.logger.entries)).not.toContain('sk-wrong');
  });
});
