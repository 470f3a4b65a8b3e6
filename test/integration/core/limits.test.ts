import { describe, expect, it } from 'vitest';
import type { Brief } from '../../../src-shared/domain/brief.ts';
import type { SessionEvent } from '../../../src-main/core/realtime/session-api.ts';
import { askedCall, connectedCall, settle } from '../../fakes/connected-call.ts';
import { callView, historyDetailView } from '../../../src-shared/contract/views.ts';
import { containing } from '../../fakes/matching.ts';
import { coreWithFakes, dinnerBrief, type CoreWithFakes } from '../../fakes/core-with-fakes.ts';
import { zeroUsage } from '../../../src-shared/domain/usage.ts';

const parts = { vadWaitMs: 500, networkMs: 40, modelMs: 210, lineMs: 4, playoutMs: 36 };
const unmeasured = { vadWaitMs: null, networkMs: null, modelMs: null, lineMs: null, playoutMs: null };
const usage = (costUsd: number, outputAudio: number): SessionEvent => ({ type: 'usage', usage: { ...zeroUsage, outputAudio }, costUsd });

/** A billed call of the owner with the assistant, with a limit of $2.00. */
async function billedCall(app: CoreWithFakes, limits: Partial<Brief['limits']> = {}) {
  const placed = await app.console('call.place', { to: '', name: null, line: 'assistant', brief: { ...dinnerBrief, limits: { ...dinnerBrief.limits, endsAfterMin: null, endsAtUsd: 2, ...limits } } });
  if (!placed.ok) throw new Error(placed.error.message);
  app.clock.advance(1);
  const { callId } = placed.value;
  const session = app.sessions.at(-1)!;
  session.ready();
  return { callId, session, call: () => app.state().calls.find((each) => each.id === callId)!, notice: (kind: string) => app.state().notices.find((each) => each.id === `${kind}.${callId}`), lines: () => app.state().transcripts[callId]! };
}
const withKey = { secrets: { openai_api_key: 'sk-stored-91cE' } };
const told = (session: { asked: readonly { what: string; detail: unknown }[] }) => session.asked.flatMap((each) => (each.what === 'text' ? [(each.detail as { text: string }).text] : []));

describe('the cost limit', () => {
  it('warns at 80%, says goodbye at 100%, and ends when all was said', async () => {
    const app = await coreWithFakes(withKey);
    const { call, session, notice } = await billedCall(app);
    session.emit(usage(1.59, 10));
    expect([told(session), app.state().notices]).toEqual([[], []]);
    app.clock.advance(400);
    expect(app.store.calls.get(call().id)).toMatchObject({ costUsd: 1.59, endedAtMs: null });
    session.emit(usage(1.6, 20));
    session.emit(usage(1.7, 30));
    expect(notice('limit')).toMatchObject({ tone: 'info', title: '$1.60 of $2.00 is spent on this call' });
    expect(session.asked.at(-1)).toMatchObject({ what: 'text', detail: { text: containing('Little money'), role: 'system', respond: false } });
    expect(told(session)).toHaveLength(1);

    session.emit(usage(2.01, 40));
    expect(session.asked.at(-1)).toMatchObject({ what: 'text', detail: { text: containing('Say goodbye'), role: 'system', respond: true } });
    expect(notice('limit')).toMatchObject({ tone: 'danger', title: 'The cost limit of this call was reached' });
    session.emit({ type: 'assistant.started', itemId: 'bye', responseId: 'r' });
    app.clock.advance(5_000);
    expect(call().phase).toBe('connected');
    session.emit({ type: 'assistant.heard', itemId: 'bye' });
    app.clock.advance(2_400);
    expect(call().phase).toBe('connected');
    app.clock.advance(200);
    expect(call()).toMatchObject({ phase: 'ended', end: { reason: 'cost_limit', text: 'The cost limit you set for this call was reached.' }, costUsd: 2.01, outcome: 'ended_early' });
    expect(notice('limit')).toBeUndefined();
    expect(app.store.calls.get(call().id)?.endReason).toBe('cost_limit');
  });

  it('waits no longer for a goodbye than 20 seconds, and less once the assistant hangs up', async () => {
    const app = await coreWithFakes(withKey);
    const silent = await billedCall(app);
    silent.session.emit(usage(2, 1));
    app.clock.advance(19_999);
    expect(silent.call().phase).toBe('connected');
    app.clock.advance(1);
    expect(silent.call()).toMatchObject({ phase: 'ended', end: { reason: 'cost_limit' } });
    const polite = await billedCall(app);
    polite.session.emit(usage(2, 1));
    polite.session.callTool('bye', 'hangup_call', {});
    await settle();
    app.clock.advance(700);
    expect(polite.call()).toMatchObject({ phase: 'ended', end: { reason: 'cost_limit' } });
  });

  it('sees a long response come before the service counts it, and says that it estimates', async () => {
    const app = await coreWithFakes(withKey);
    const { call, session, notice } = await billedCall(app, { endsAtUsd: 0.1 });
    session.emit(usage(0.03, 10));
    expect(call()).toMatchObject({ costUsd: 0.03, figures: { costEstimated: false } });
    // 40 s of speech: 800 tokens at $64 a million.
    session.emit({ type: 'assistant.started', itemId: 'a', responseId: 'r' });
    session.voice.play(new Int16Array(40 * 24_000));
    app.clock.advance(1_000);
    expect(call().costUsd).toBeCloseTo(0.03 + 0.0512, 10);
    expect(call().figures.costEstimated).toBe(true);
    expect(notice('limit')?.title).toBe('About $0.08 of $0.10 is spent on this call');
    session.voice.play(new Int16Array(20 * 24_000));
    app.clock.advance(1_000);
    expect(notice('limit')?.tone).toBe('danger');
    session.emit(usage(0.11, 1_210));
    expect(call()).toMatchObject({ costUsd: 0.11, figures: { costEstimated: false } });
  });

  it('never cuts in on an approved action: it says goodbye when that is done', async () => {
    const app = await coreWithFakes(withKey);
    const { call, session, notice } = await billedCall(app);
    session.callTool('t1', 'send_sms', { to: '+14155550142', body: 'Dinner is at 8:00 pm.' });
    const approval = app.deskState().approvals[0]!;
    const approving = app.desk('approval.approve', { approvalId: approval.id, hash: approval.hash });
    session.emit(usage(2.5, 10));
    app.clock.advance(19_000);
    expect([call().phase, told(session).filter((text) => text.includes('goodbye')), notice('limit')]).toEqual(['connected', [], undefined]);
    await approving;
    await settle();
    expect(session.results).toHaveLength(1);
    expect(told(session).at(-1)).toContain('Say goodbye');
    app.clock.advance(20_000);
    expect(call()).toMatchObject({ phase: 'ended', end: { reason: 'cost_limit' } });
  });

  it('counts nothing on the practice line, and has no say without a limit', async () => {
    const app = await coreWithFakes(withKey);
    const practice = await connectedCall(app, { ...dinnerBrief, limits: { ...dinnerBrief.limits, endsAtUsd: 0.01 } });
    practice.session.emit(usage(50, 400));
    practice.session.voice.play(new Int16Array(240_000));
    app.clock.advance(30_000);
    expect(practice.call()).toMatchObject({ phase: 'connected', costUsd: 0, figures: { prices: null, costEstimated: false, costPerMinuteUsd: null, usage: { outputAudio: 400 } } });
    const free = await billedCall(app, { endsAtUsd: null });
    free.session.emit(usage(50, 400));
    app.clock.advance(30_000);
    expect([free.call().phase, app.state().notices]).toEqual(['connected', []]);
  });
});

describe('the figures of a call', () => {
  it('show how it goes, and are kept', async () => {
    const app = await coreWithFakes(withKey);
    const { call, callId, lines, notice, session } = await billedCall(app);
    app.clock.advance(30_000);
    session.emit(usage(0.03, 100));
    app.clock.advance(30_000);
    expect(call().figures.costPerMinuteUsd).toBeCloseTo(0.03 * (60 / 59), 6);
    session.emit({ type: 'latency', replyMs: 1_000, parts: unmeasured });
    session.emit({ type: 'latency', replyMs: 790, parts });
    session.emit({ type: 'latency', replyMs: 600, parts: { ...parts, modelMs: 20 } });
    session.emit({ type: 'nudged', why: 'no_answer' });
    session.emit({ type: 'false_interruption', itemId: 'a' });
    session.emit({ type: 'state', state: 'reconnecting', problem: null });
    session.emit({ type: 'state', state: 'reconnecting', problem: null });
    session.ready();
    expect(call()).toMatchObject({ replyMs: 790, figures: { replies: { count: 3, p50Ms: 790, p95Ms: 979, last: { replyMs: 600, parts: { modelMs: 20 } } }, nudges: 1, falseInterruptions: 1, reconnects: 1 } });
    expect(() => callView.parse(call())).not.toThrow();
    expect(lines().at(-1)).toMatchObject({ kind: 'note', text: 'Had not answered and was asked to' });
    expect(notice('nudged')).toMatchObject({ tone: 'info' });
    session.assistantSays('a1', 'Yes, I am here.');
    expect(notice('nudged')).toBeUndefined();

    await app.console('call.hangUp', { callId });
    const detail = await app.console('history.get', { callId });
    if (!detail.ok) throw new Error('no detail');
    expect(() => historyDetailView.parse(detail.value)).not.toThrow();
    expect(detail.value.metrics).toEqual({
      costUsd: 0.03, costEstimated: false, usage: { ...zeroUsage, outputAudio: 100 }, replyMedianMs: 790, replyP95Ms: 979, replySlowestMs: 1_000,
      replyParts: { ...parts, modelMs: 115 }, cutIns: 0, nudges: 1, falseInterruptions: 1, reconnects: 1,
    });
  });

  it('name the rate limit that is nearest, and tell the owner once when little is left', async () => {
    const app = await coreWithFakes();
    const { call, callId, session } = await connectedCall(app);
    const left = (remaining: number, resetMs = 12_000) => ({ limit: 40_000, remaining, resetMs });
    const notice = () => app.state().notices.find((each) => each.id === `headroom.${callId}`);
    session.emit({ type: 'headroom', requests: { limit: 100, remaining: 90, resetMs: 600 }, tokens: left(24_800) });
    expect(call().figures.headroom).toEqual({ of: 'tokens', limit: 40_000, remaining: 24_800, resetsAtMs: app.clock.nowMs() + 12_000 });
    expect(notice()).toBeUndefined();
    session.emit({ type: 'headroom', requests: null, tokens: left(3_999) });
    expect(notice()).toMatchObject({ tone: 'info', title: '9% of the tokens that the service allows are left', text: containing('in 12 s') });
    session.emit({ type: 'headroom', requests: null, tokens: left(30_000) });
    expect(notice()).toBeUndefined();
    session.emit({ type: 'headroom', requests: null, tokens: left(10) });
    expect(notice()).toBeUndefined();
    session.emit({ type: 'headroom', requests: null, tokens: null });
    expect(call().figures.headroom?.remaining).toBe(10);
  });
});

it('the time of the brief is as polite: a goodbye, then the end', async () => {
  const app = await coreWithFakes();
  const { call, session } = await askedCall(app);
  app.clock.advance(270_000);
  expect(told(session).at(-1)).toContain('Half a minute');
  app.clock.advance(30_000);
  expect(call().phase).toBe('connected');
  expect(session.asked.at(-1)).toMatchObject({ what: 'text', detail: { text: containing('Say goodbye'), respond: true } });
  app.clock.advance(20_000);
  expect(call()).toMatchObject({ phase: 'ended', end: { reason: 'time_limit' } });
});
