import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { containing, matching } from '../../fakes/matching.ts';
import type { Core } from '../../../src-main/core/core.ts';
import type { ConsoleState, DeskState } from '../../../src-shared/contract/state.ts';
import { assetsDir, startTestPractice } from '../../fakes/practice/start-test-practice.ts';
import { createCore } from '../../../src-main/core/create-core.ts';
import { createCountingIds } from '../../fakes/counting-ids.ts';
import { createMemoryFiles } from '../../fakes/memory-files.ts';
import { createMemoryRecordings } from '../../fakes/memory-recordings.ts';
import { createMemorySecrets } from '../../fakes/memory-secrets.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { createQuietLogger } from '../../fakes/quiet-logger.ts';
import { createScaledClock } from '../../fakes/scaled-clock.ts';
import { createSpeech } from '../../../src-main/practice/speech/create-speech.ts';
import { createWsSockets } from '../../../src-main/adapters/ws-sockets.ts';
import { defaultMayPropose } from '../../../src-shared/domain/brief.ts';
import { noOpus } from '../../fakes/no-opus.ts';
import { plainEnvironment } from '../../fakes/core-with-fakes.ts';

/** A core with the real session, socket, practice server and simulated people; only time runs faster. */
async function open() {
  const clock = createScaledClock(4);
  const logger = createQuietLogger();
  const practice = await startTestPractice({ clock, speech: createSpeech((name) => readFileSync(join(assetsDir, 'speech', name))) });
  const core = await createCore({
    app: { version: '0.1.0', host: 'memory', platform: 'test', home: '/home' }, environment: plainEnvironment, clock, ids: createCountingIds(), logger, store: createMemoryStore(), openingNotices: [],
    secrets: createMemorySecrets(), files: createMemoryFiles({ 'settings.json': JSON.stringify({ owner: { name: 'Elena Marchetti', phones: [], email: '' } }) }), recordings: createMemoryRecordings(), opus: noOpus, sockets: createWsSockets(),
    notifier: { notify: () => {} }, power: { keepAwake: () => () => {} }, practice, createDetector: null,
  });
  const close = async (): Promise<void> => {
    await core.stop();
    await practice.stop();
    clock.dispose();
  };
  return { core, practice, logger, close };
}

let close: (() => Promise<void>) | null = null;
afterEach(async () => { await close?.(); close = null; });

/** Resolves once the state is as wanted; what was seen until then is in the failure. */
function until(core: Core, surface: 'console' | 'desk', wanted: (state: never) => boolean, what: string): Promise<void> {
  const projection = core.projections[surface];
  const holds = (): boolean => wanted(projection.snapshot().state as never);
  if (holds()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => { stop(); reject(new Error(`never: ${what}\n${JSON.stringify(core.projections.console.snapshot().state.transcripts, null, 1)}`)); }, 50_000);
    const stop = projection.subscribe(() => {
      if (!holds()) return;
      clearTimeout(timer);
      stop();
      resolve();
    });
  });
}

const brief = { goal: 'Book a table for four tonight, at about 8:00 pm, and confirm it in writing.', facts: ['Four people'], limits: { neverAgreesToCost: true, endsAfterMin: 5, endsAtUsd: null }, voice: 'marin', language: 'en-US', mayPropose: [...defaultMayPropose] };
const screen = { surface: 'console', peerId: 'screen' } as const;
const deskPeer = { surface: 'desk', peerId: 'desk' } as const;

it('a call is placed, watched, approved, spoken of, and found again', async () => {
  const app = await open();
  ({ close } = app);
  const { core } = app;
  const placed = await core.handlers.console['call.place']({ to: '+1 415 555 0164', name: null, line: 'practice', brief }, screen);
  if (!placed.ok) throw new Error(placed.error.message);
  const { callId } = placed.value;
  const said = (speaker: 'them' | 'assistant', words: RegExp) => (state: ConsoleState): boolean => (state.transcripts[callId] ?? []).some((line) => line.speaker === speaker && line.status === 'final' && words.test(line.text));

  await until(core, 'console', said('them', /Harbor and Pine, good evening/), 'their greeting');
  await until(core, 'console', said('assistant', /Elena Marchetti's AI assistant/), 'the disclosure');
  await until(core, 'desk', (state: DeskState) => state.approvals.length === 1, 'an approval');
  const [approval] = core.projections.desk.snapshot().state.approvals;
  expect(approval).toMatchObject({ tool: 'send_sms', title: containing('Text Harbor & Pine'), state: 'requested', hears: 'Harbor & Pine hears “Let me confirm that, one moment,” then quiet.', promptedBy: { standing: 'outside' } });
  expect(await core.handlers.desk['approval.approve']({ approvalId: approval!.id, hash: approval!.hash }, deskPeer)).toMatchObject({ ok: true });

  await until(core, 'console', said('assistant', /I have sent you the text/), 'the result spoken of');
  await until(core, 'console', (state: ConsoleState) => state.calls[0]?.phase === 'ended', 'the end');
  const state = core.projections.console.snapshot().state;
  expect(state.calls[0]).toMatchObject({ outcome: 'goal_met', summary: matching(/^Text sent to Harbor & Pine\./), goalSteps: [{ state: 'met' }, { label: 'Confirm in writing', state: 'met' }], end: { reason: matching(/hung_up_by_(assistant|them)/) } });
  const orders = state.transcripts[callId]!.map((line) => line.order);
  expect(orders).toEqual([...orders].sort((a, b) => a - b));
  expect(state.transcripts[callId]!.every((line) => line.status !== 'partial' && (line.kind !== 'speech' || line.text !== ''))).toBe(true);

  const found = await core.handlers.console['history.search']({ query: 'corner', sinceMs: null, outcome: null, limit: 10, before: null }, screen);
  expect(found.ok && found.value.rows).toMatchObject([{ callId, outcome: 'goal_met' }]);
  const detail = await core.handlers.console['history.get']({ callId }, screen);
  expect(detail.ok && detail.value.metrics.costUsd).toBe(0);
  expect(detail.ok && detail.value.actions.map((action) => [action.tool, action.state])).toContainEqual(['send_sms', 'done']);
  expect(app.practice.unfit).toEqual([]);
  expect(app.logger.entries.filter((entry) => entry.level === 'error')).toEqual([]);
}, 120_000);

it('an incoming stranger gets no action, and a message is kept', async () => {
  const app = await open();
  ({ close } = app);
  const { core } = app;
  const scenario = core.projections.console.snapshot().state.scenarios.find((each) => each.direction === 'inbound')!;
  const placed = await core.handlers.console['call.simulateInbound']({ scenarioId: scenario.id }, screen);
  expect(placed.ok).toBe(true);
  await until(core, 'console', (state: ConsoleState) => state.calls[0]?.phase === 'ended', 'the end');
  const state = core.projections.console.snapshot().state;
  expect(state.calls[0]).toMatchObject({ direction: 'inbound', outcome: 'message_taken' });
  expect(state.messages).toMatchObject([{ urgency: 'today', read: false }]);
  expect(core.projections.desk.snapshot().state.approvals).toEqual([]);
}, 120_000);
