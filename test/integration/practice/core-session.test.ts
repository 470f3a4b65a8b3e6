import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWsSockets } from '../../../src-main/adapters/ws-sockets.ts';
import type { LineLeg } from '../../../src-main/core/ports/line-leg.ts';
import { createRealtimeSession } from '../../../src-main/core/realtime/create-realtime-session.ts';
import type { RealtimeSession, SessionEvent } from '../../../src-main/core/realtime/session-api.ts';
import { createCountingIds } from '../../fakes/counting-ids.ts';
import { instructionsFor } from '../../fakes/practice/run-call.ts';
import { defaultRealtimeSettings } from '../../../src-main/core/realtime/realtime-settings.ts';
import { startTestPractice } from '../../fakes/practice/start-test-practice.ts';
import { createQuietLogger } from '../../fakes/quiet-logger.ts';
import { createScaledClock } from '../../fakes/scaled-clock.ts';

const clock = createScaledClock(5);
let practice: Awaited<ReturnType<typeof startTestPractice>>;
beforeAll(async () => { practice = await startTestPractice({ clock }); });
afterAll(async () => { await practice.stop(); clock.dispose(); });

/** The app's own client, as on a real line: nothing in it knows that this is practice. */
async function call(number: string): Promise<{ readonly words: string[]; readonly tools: string[]; readonly cuts: number; readonly problems: string[]; readonly ended: string; readonly costUsd: number }> {
  const words: string[] = [];
  const tools: string[] = [];
  const problems: string[] = [];
  let cuts = 0;
  let costUsd = 0;
  let session = null as RealtimeSession | null;
  const scenario = practice.scenarios().find((one) => one.peer.number === number);
  const ended = await new Promise<string>((resolve) => {
    const opened = practice.open({ callId: 'c', direction: 'outbound', number }, {
      onRinging: () => undefined, onAnswered: () => undefined, onPlayed: () => undefined, onDigit: () => undefined,
      onAudio: (samples) => session?.sendAudio(samples.slice()),
      onEnded: resolve,
    });
    if (!opened.ok) throw new Error(opened.error);
    const leg: LineLeg = opened.value;
    const onEvent = (event: SessionEvent): void => {
      switch (event.type) {
        case 'assistant.words': if (event.final) words.push(`assistant: ${event.text}`); return;
        case 'them.words': if (event.final) words.push(`them: ${event.text}`); return;
        case 'assistant.cut': cuts += 1; return;
        case 'usage': costUsd = event.costUsd; return;
        case 'state': if (event.problem !== null) problems.push(event.problem.code); return;
        case 'tool.call':
          tools.push(event.name);
          if (event.name === 'hangup_call') clock.after(4_000, () => { leg.hangUp(); });
          session?.sendToolResult(event.id, JSON.stringify({ status: event.name === 'send_email' ? 'refused' : 'done' }), { respond: event.name !== 'hangup_call' });
          return;
        case 'assistant.started': case 'assistant.heard': case 'them.started': case 'them.stopped': case 'latency': case 'response.done':
        case 'headroom': case 'nudged': case 'false_interruption': case 'mcp.request': return;
      }
    };
    session = createRealtimeSession(
      { sockets: createWsSockets(), clock, logger: createQuietLogger(), ids: createCountingIds() },
      {
        url: practice.url, apiKey: practice.apiKey, model: 'gpt-realtime-2.1', voice: 'marin', language: 'en-US', mcpServers: [], format: 'pcm24k', settings: defaultRealtimeSettings,
        instructions: instructionsFor(scenario?.suggestedBrief.goal ?? '', scenario?.suggestedBrief.facts ?? []),
        tools: ['send_sms', 'send_email', 'hangup_call'].map((name) => ({ type: 'function', name, description: name, parameters: { type: 'object', properties: {} } })),
      },
      leg, onEvent,
    );
    session.connect();
  });
  session?.disconnect('over');
  return { words, tools, cuts, problems, ended, costUsd };
}

it('the app’s own session holds the restaurant call from greeting to goodbye', async () => {
  const report = await call('+14155550164');
  expect(practice.unfit).toEqual([]);
  expect(report.problems).toEqual([]);
  expect(report.tools).toEqual(['send_sms', 'hangup_call']);
  expect(report.words.join('\n')).toContain('corner table');
  expect(report.words.at(-1)).toContain('Goodbye.');
  expect(report.costUsd).toBeGreaterThan(0);
});

it('and the friend who cuts in', async () => {
  const report = await call('+14155550142');
  expect(report.problems).toEqual([]);
  expect(report.cuts).toBeGreaterThan(0);
  expect(report.tools).toEqual(['send_email', 'send_sms', 'hangup_call']);
  expect(report.words.join('\n')).toContain('flight is on time');
});
