import type { ApprovalView } from '../../../src-shared/contract/views.ts';
import type { AuditKind } from '../../../src-shared/domain/audit.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Ids } from '../ports/ids.ts';
import type { Logger } from '../ports/logger.ts';
import type { ApprovalRecord, Store } from '../ports/store.ts';
import type { ToolArguments, ToolProblem } from '../tools/tool.ts';
import type { ApprovalAsk } from './approval-ask.ts';
import type { ApprovalScope } from '../../../src-shared/domain/approval.ts';
import type { Risk } from '../../../src-shared/domain/tool-call.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { approvalView, type ApprovalFacts } from './approval-view.ts';
import { argumentHash } from './argument-hash.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { isApprovalOpen } from '../../../src-shared/domain/approval.ts';
import { readArguments } from '../tools/read-arguments.ts';
import { createCallGrants, mayGrantForCall, type GrantedAct } from './call-grants.ts';
import { startApproval, stepApproval, type ApprovalEffect, type ApprovalEvent, type ApprovalMachine, type ApprovalRefusal, type Decider } from './approval-machine.ts';

/** While someone is on the line. */
export const callSpanMs = 120_000;
/** While nobody waits. */
export const chatSpanMs = 300_000;

export type ApprovalFailure = ApprovalRefusal | 'not_found' | 'once_only';

export interface Approvals {
  /** Fails when the question cannot be written to the audit log: then it must be refused. */
  ask(ask: ApprovalAsk): Result<ApprovalView, 'audit_down'>;
  shown(id: string): Result<null, ApprovalFailure>;
  edit(id: string, on: boolean): Result<null, ApprovalFailure>;
  revise(id: string, values: Readonly<Record<string, string>>): Result<{ readonly approval: ApprovalView; readonly problems: readonly ToolProblem[] }, ApprovalFailure>;
  approve(id: string, hash: string, who: Decider, scope?: ApprovalScope): Result<null, ApprovalFailure>;
  deny(id: string, reason: string | null, who: Decider): Result<null, ApprovalFailure>;
  /** The approval "for this call" that covers this act; null when it must be asked for. */
  grantedBy(act: GrantedAct & { readonly risk: Risk }): string | null;
  /** Nobody looks at a Desk any more: what was being edited counts down again, with what the core last took. */
  leaveEditing(): void;
  /** The connection to the other person of this call went down, or came back. */
  offline(callId: string, on: boolean): void;
  /** Open ones of this call end unanswered, and what was granted for it is over. */
  callOver(callId: string): void;
  anyOpen(): boolean;
  /** Null: of those outside a call. */
  anyRunning(callId: string | null): boolean;
  /** Shows those of this call again: what stands around them has changed. */
  refresh(callId: string): void;
  /** Lets go of the decided ones of a call that left the screen. */
  forget(callId: string): void;
  /** Lets go of one that is decided. */
  release(id: string): void;
}

export interface ApprovalsDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly store: Pick<Store, 'appendAudit'>;
  /** The lines of this call can be played. */
  readonly playable: (callId: string) => boolean;
  readonly save: (record: ApprovalRecord) => void;
  readonly emit: (view: ApprovalView) => void;
}

interface Entry {
  readonly id: string;
  readonly ask: ApprovalAsk;
  readonly requestedAtMs: number;
  machine: ApprovalMachine;
  args: ToolArguments;
  decision: ApprovalFacts['decision'];
  result: string | null;
  timer: Disposer | null;
  readonly spanMs: number;
  /** Of the approval, once there is one. */
  scope: ApprovalScope;
}

/** The queue of questions to the owner. Machines decide; the effects are run here, audit rows before anything runs. */
export function createApprovals(deps: ApprovalsDeps): Approvals {
  const { clock, store } = deps;
  const entries = new Map<string, Entry>();
  const grants = createCallGrants();

  const hashOf = (entry: Pick<Entry, 'ask'>, args: ToolArguments): string => argumentHash({
    tool: entry.ask.tool.name, arguments: args, callId: entry.ask.callId, sessionGeneration: entry.ask.sessionGeneration, actor: entry.ask.actor,
  });
  const viewOf = (entry: Entry): ApprovalView => approvalView({
    id: entry.id, ask: entry.ask, machine: entry.machine, args: entry.args, decision: entry.decision, requestedAtMs: entry.requestedAtMs, spanMs: entry.spanMs, result: entry.result,
    playable: entry.ask.callId !== null && deps.playable(entry.ask.callId),
    deadlineAtMs: entry.machine.deadlineAt === null ? null : Math.round(entry.requestedAtMs + entry.machine.deadlineAt - entry.machine.requestedAt),
  });
  const audit = (entry: Entry, kind: AuditKind, more: Readonly<Record<string, unknown>> = {}): boolean => {
    const saved = store.appendAudit({ atMs: clock.nowMs(), kind, callId: entry.ask.callId, data: {
      approvalId: entry.id, toolCallId: entry.ask.toolCallId, tool: entry.ask.tool.name, hash: entry.machine.hash, actor: entry.ask.actor,
      arguments: entry.args, ...more,
    } });
    if (!saved.ok) deps.logger.error('audit.failed', { kind, approvalId: entry.id, problem: saved.error.code });
    return saved.ok;
  };
  const show = (entry: Entry): ApprovalView => {
    const view = viewOf(entry);
    const { decided } = entry.machine;
    deps.save({
      id: entry.id, callId: entry.ask.callId, toolCallId: entry.ask.toolCallId, state: view.state, hash: view.hash, requestedAtMs: entry.requestedAtMs, actor: entry.ask.actor,
      decidedAtMs: decided === null ? null : Math.round(entry.requestedAtMs + decided.afterMs), decidedBy: decided?.by ?? null, view: JSON.stringify(view),
    });
    deps.emit(view);
    entry.ask.changed(view);
    return view;
  };

  const step = (entry: Entry, event: ApprovalEvent, more: Readonly<Record<string, unknown>> = {}): Result<null, ApprovalFailure> => {
    const before = entry.machine;
    const { state, effects, refusal } = stepApproval(before, event, clock.monoMs());
    entry.machine = state;
    if (refusal !== null) audit(entry, 'decided', { ignored: event.type, because: refusal, ...('who' in event ? event.who : {}) });
    run(entry, effects, more);
    if (entry.machine !== before) show(entry);
    return refusal === null ? ok(null) : err(refusal);
  };

  const run = (entry: Entry, effects: readonly ApprovalEffect[], more: Readonly<Record<string, unknown>> = {}): void => {
    for (const effect of effects) {
      switch (effect.type) {
        case 'disarm':
          entry.timer?.();
          entry.timer = null;
          break;
        case 'arm':
          entry.timer?.();
          entry.timer = clock.after(effect.inMs, () => { step(entry, { type: 'deadline' }); });
          break;
        case 'audit':
          if (audit(entry, effect.kind, { ...factsOf(entry), ...more }) || entry.machine.status !== 'executing') break;
          entry.result = `${entry.ask.tool.words.notDone}. The audit log could not be written, so it did not run. Free some disk space, then ask again.`;
          step(entry, { type: 'audit_failed' });
          return;
        case 'execute':
          void execute(entry, effect.hash);
          break;
        case 'settle':
          settle(entry, effect.status);
          break;
        default: assertNever(effect);
      }
    }
  };

  const execute = async (entry: Entry, hash: string): Promise<void> => {
    const args = entry.args;
    // The last look: what runs is what was approved, letter by letter.
    if (hashOf(entry, args) !== hash) {
      entry.result = `${entry.ask.tool.words.notDone}. What would have run was not what you approved.`;
      step(entry, { type: 'ran', ok: false });
      return;
    }
    try {
      const outcome = await entry.ask.run(args);
      entry.result = outcome.words;
      step(entry, { type: 'ran', ok: outcome.status === 'done' });
    } catch (error) {
      deps.logger.error('tool.threw', { tool: entry.ask.tool.name, error: String(error) });
      entry.result = `${entry.ask.tool.words.notDone}. It failed inside; nothing is known to have been sent.`;
      step(entry, { type: 'ran', ok: false });
    }
  };

  const settle = (entry: Entry, status: 'denied' | 'expired' | 'refused' | 'done' | 'failed'): void => {
    const owner = entry.ask.scene.ownerName;
    const reason = entry.machine.decided?.reason ?? null;
    const words = {
      done: `${entry.result ?? 'Done.'}${entry.machine.changed ? ' The owner changed it first; speak only of what ran.' : ''}`,
      failed: entry.result ?? 'It failed.',
      refused: entry.result ?? 'It may not run.',
      denied: `The owner said no${reason === null ? '' : `: ${reason}`}. Do not give the reason; say that ${owner} will follow up.`,
      expired: `No decision came in time. Say that ${owner} will follow up.`,
    };
    entry.ask.settle(status, words[status], status === 'done' ? entry.args : null);
  };

  const withEntry = <T>(id: string, act: (entry: Entry) => Result<T, ApprovalFailure>): Result<T, ApprovalFailure> => {
    const entry = entries.get(id);
    return entry === undefined ? err('not_found') : act(entry);
  };

  return {
    ask: (ask) => {
      const spanMs = ask.callId === null ? chatSpanMs : callSpanMs;
      const machine = startApproval(hashOf({ ask }, ask.arguments), clock.monoMs(), spanMs);
      const entry: Entry = { id: deps.ids.next('apr'), ask, requestedAtMs: clock.nowMs(), machine, args: ask.arguments, decision: ask.decision, result: null, timer: null, spanMs, scope: 'once' };
      if (!audit(entry, 'asked', { rule: ask.decision.rule, reasons: ask.decision.reasons.map((reason) => reason.code), promptedBy: ask.promptedBy })) return err('audit_down');
      entries.set(entry.id, entry);
      run(entry, [{ type: 'arm', inMs: spanMs }]);
      return ok(show(entry));
    },
    shown: (id) => withEntry(id, (entry) => step(entry, { type: 'shown' })),
    edit: (id, on) => withEntry(id, (entry) => step(entry, { type: 'edit', on })),
    revise: (id, values) => withEntry(id, (entry) => {
      if (!isApprovalOpen(entry.machine.status)) return err('wrong_state');
      const { _from: _fixed, ...given } = values;
      const read = readArguments(entry.ask.tool.args, { ...entry.args, ...given }, entry.ask.scene);
      if (!read.ok) return ok({ approval: viewOf(entry), problems: read.error });
      const decision = entry.ask.judge(read.value);
      if (decision.outcome === 'refuse') return ok({ approval: viewOf(entry), problems: decision.reasons.map((reason) => ({ field: '', text: reason.text })) });
      const before = { args: entry.args, decision: entry.decision };
      entry.args = read.value;
      entry.decision = decision;
      const stepped = step(entry, { type: 'revised', hash: hashOf(entry, read.value) }, { before: before.args, after: read.value });
      if (!stepped.ok) Object.assign(entry, before);
      return stepped.ok ? ok({ approval: viewOf(entry), problems: [] }) : stepped;
    }),
    approve: (id, hash, who, scope = 'once') => withEntry(id, (entry) => {
      const { ask, args, decision } = entry;
      if (scope === 'call' && !mayGrantForCall(ask.tool.name, decision.risk, ask.callId)) return err('once_only');
      const before = entry.scope;
      entry.scope = scope;
      const approved = step(entry, { type: 'approve', hash, who });
      if (!approved.ok) entry.scope = before;
      // Not when its rows could not be written: then it counts for nothing.
      else if (scope === 'call' && entry.machine.status !== 'failed') grants.add({ callId: ask.callId, tool: ask.tool, arguments: args, actor: ask.actor, scene: ask.scene }, id);
      return approved;
    }),
    deny: (id, reason, who) => withEntry(id, (entry) => step(entry, { type: 'deny', who, reason })),
    grantedBy: (act) => (mayGrantForCall(act.tool.name, act.risk, act.callId) ? grants.find(act) : null),
    leaveEditing: () => { for (const entry of entries.values()) if (entry.machine.status === 'editing') step(entry, { type: 'edit', on: false }); },
    offline: (callId, on) => { for (const entry of entries.values()) if (entry.ask.callId === callId) step(entry, { type: 'offline', on }); },
    callOver: (callId) => {
      grants.callOver(callId);
      for (const entry of entries.values()) if (entry.ask.callId === callId) step(entry, { type: 'call_over' });
    },
    anyOpen: () => [...entries.values()].some((entry) => isApprovalOpen(entry.machine.status)),
    anyRunning: (callId) => [...entries.values()].some((entry) => entry.ask.callId === callId && entry.machine.status === 'executing'),
    refresh: (callId) => { for (const entry of entries.values()) if (entry.ask.callId === callId && isApprovalOpen(entry.machine.status)) deps.emit(viewOf(entry)); },
    forget: (callId) => { for (const entry of entries.values()) if (entry.ask.callId === callId && !isApprovalOpen(entry.machine.status)) entries.delete(entry.id); },
    release: (id) => {
      const status = entries.get(id)?.machine.status;
      if (status !== undefined && !isApprovalOpen(status) && status !== 'executing') entries.delete(id);
    },
  };
}

/** What a row says of the decision: who, where, after how many seconds, how far it reaches. */
function factsOf({ machine, result, scope }: Pick<Entry, 'machine' | 'result' | 'scope'>): Readonly<Record<string, unknown>> {
  if (machine.decided === null) return {};
  const { outcome, by, channel, afterMs, reason } = machine.decided;
  return { decided: { outcome, by, channel, seconds: Math.round(afterMs / 100) / 10, reason, ...(scope === 'once' ? {} : { scope }) }, result };
}
