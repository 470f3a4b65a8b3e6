import type { SessionState } from '../../../src-shared/domain/call.ts';
import type { CallView } from '../../../src-shared/contract/views.ts';
import { isApprovalOpen } from '../../../src-shared/domain/approval.ts';
import { checkFaultCall, checkNaturalEnd } from './check-fault-call.ts';
import type { FaultBench } from './fault-bench.ts';
import type { Strike } from './fault-proxy.ts';

export interface FaultCallReport {
  readonly call: CallView;
  /** From the first strike until the session was ready again, of the call's clock; null = its first connection held. */
  readonly backInMs: number | null;
  readonly strikes: number;
  /** What must not have happened. */
  readonly problems: readonly string[];
  /** What keeps this from being the natural end of the errand. */
  readonly atNaturalEnd: readonly string[];
  /** Approvals that still wait. */
  readonly openCards: number;
  readonly transcript: readonly string[];
}

/** The owner takes this long to decide. */
const decideAfterMs = 3_000;
const mostMs = 240_000;

/** The owner mutes the assistant in the middle of a sentence, for so long. */
const mutedMs = 1_000;

/** One whole call of the errand with these faults in it. The owner approves what he is shown, first while the line is down if it is. */
export async function faultCall(bench: FaultBench, strikes: readonly Strike[], seed: number, options: { readonly mutes?: boolean } = {}): Promise<FaultCallReport> {
  const { app } = bench;
  const { callId, proxy, watch } = await bench.place(strikes, seed);
  const wrong: string[] = [];
  const call = (): CallView | undefined => app.state().calls.find((each) => each.id === callId);
  const cards = () => app.deskState().approvals.filter((each) => each.callId === callId);
  const hashes = new Map<string, string>();
  const deciding = new Set<string>();
  let approved = 0;
  let readyAtMs = 0;
  let session: SessionState = 'connecting';

  const approve = async (id: string): Promise<boolean> => {
    const answer = await app.desk('approval.approve', { approvalId: id, hash: hashes.get(id) ?? '' });
    approved += answer.ok ? 1 : 0;
    return answer.ok;
  };
  const decide = async (id: string): Promise<void> => {
    const card = cards().find((each) => each.id === id);
    if (card === undefined || !isApprovalOpen(card.state)) return;
    if (call()?.session !== 'ready') return void app.clock.after(200, () => { void decide(id); });
    if (!(await approve(id))) return void wrong.push(`the approval ${id} was refused although the session was ready`);
    if (await approve(id)) wrong.push(`the approval ${id} was taken twice`);
  };
  const tryWhileDown = async (id: string): Promise<void> => {
    if (call()?.session === 'reconnecting' && (await approve(id))) wrong.push(`the approval ${id} was taken while the session was down`);
  };
  let muted = options.mutes !== true;
  const mute = async (): Promise<void> => {
    const done = app.console('call.muteAssistant', { callId, on: true });
    watch.silenced();
    await done;
    app.clock.after(mutedMs, () => { void app.console('call.muteAssistant', { callId, on: false }); });
  };
  const look = (): void => {
    const lines = app.state().transcripts[callId] ?? [];
    if (!muted && lines.some((line) => line.status === 'partial' && line.text.startsWith('I do not'))) {
      muted = true;
      app.clock.after(0, () => { void mute(); });
    }
    const now = call()?.session ?? session;
    if (now !== session) {
      if (now === 'reconnecting') for (const card of cards()) if (isApprovalOpen(card.state)) app.clock.after(1, () => { void tryWhileDown(card.id); });
      if (now === 'ready') readyAtMs = app.clock.monoMs();
      session = now;
    }
    for (const card of cards()) {
      const hash = hashes.get(card.id);
      if (hash !== undefined && hash !== card.hash) wrong.push(`the approval ${card.id} changed its hash`);
      hashes.set(card.id, card.hash);
      if (deciding.has(card.id) || !isApprovalOpen(card.state)) continue;
      deciding.add(card.id);
      app.clock.after(decideAfterMs, () => { void decide(card.id); });
    }
    for (const id of deciding) if (!cards().some((card) => card.id === id)) wrong.push(`the approval ${id} is gone`);
  };
  const stops = [app.core.projections.console.subscribe(look), app.core.projections.desk.subscribe(look)];
  try {
    await app.until(`${callId} ends`, () => call()?.phase === 'ended', mostMs);
  } catch (error) {
    wrong.push(error instanceof Error ? error.message : 'it did not end');
    await app.console('call.hangUp', { callId });
  }
  for (const stop of stops) stop();
  const ended = call();
  if (ended === undefined) throw new Error('The call is gone');
  await proxy.stop();
  const facts = { callId, passed: proxy.passed, told: watch.calls, approved, cards: cards() };
  return {
    call: ended, backInMs: proxy.links() > 1 ? Math.round(readyAtMs - (proxy.struckAtMs[0] ?? 0)) : null, strikes: proxy.struckAtMs.length,
    problems: [...wrong, ...watch.wrong, ...checkFaultCall(bench, facts)],
    atNaturalEnd: checkNaturalEnd(bench, facts), openCards: cards().filter((card) => isApprovalOpen(card.state)).length,
    transcript: (app.state().transcripts[callId] ?? []).map((line) => `${line.speaker}${line.status === 'final' ? '' : ` (${line.status})`}: ${line.text}`),
  };
}
