import type { ApprovalView } from '../../src-shared/contract/views.ts';
import type { Bridge } from '../../src-shared/contract/bridge.ts';
import type { ContractError } from '../../src-shared/contract/error-codes.ts';
import type { DeskDelta, DeskState, Signal } from '../../src-shared/contract/state.ts';
import type { InputOf } from '../../src-shared/contract/methods.ts';
import type { PushEnvelope } from '../../src-shared/contract/envelope.ts';
import { err, ok } from '../../src-shared/domain/result.ts';
import { reduceDesk } from '../../src-shared/contract/reduce-desk.ts';
import { sampleHash, sampleNowMs } from './desk-samples.ts';

export interface MockDeskBridge {
  readonly bridge: Bridge<'desk'>;
  /** Everything asked for, in order. */
  readonly calls: { readonly method: string; readonly input: unknown }[];
  readonly state: () => DeskState;
  push(delta: DeskDelta): void;
  signal(signal: Signal): void;
  connect(up: boolean): void;
}

/** The core as the Desk sees it: answers in memory, revises and hashes in its own simple way, refuses what the core refuses. */
export function createMockDeskBridge(initial: DeskState): MockDeskBridge {
  let state = initial;
  let seq = 1;
  let nowMs = sampleNowMs;
  let up = true;
  let hashes = 100;
  const calls: { method: string; input: unknown }[] = [];
  const listeners = new Set<(push: PushEnvelope<'desk'>) => void>();
  const watchers = new Set<(state: 'up' | 'down') => void>();

  const fail = (code: ContractError['code'], message: string) => err({ code, message, retryable: false, correlationId: 'mock' } satisfies ContractError);
  const push = (delta: DeskDelta): void => {
    state = reduceDesk(state, delta);
    seq += 1;
    if (up) for (const listener of listeners) listener({ v: 1, kind: 'delta', seq, delta });
  };
  const change = (approval: ApprovalView, changes: Partial<ApprovalView>): ApprovalView => {
    const next = { ...approval, ...changes };
    push({ type: 'approval', approval: next });
    return next;
  };

  const revise = (approval: ApprovalView, values: Readonly<Record<string, string>>) => {
    const problems = Object.entries(values).filter(([, value]) => value.trim() === '').map(([field]) => ({ field, text: 'This cannot be empty.' }));
    if (problems.length > 0) return ok({ approval, problems });
    const fields = approval.fields.map((field) => {
      const value = values[field.name] ?? field.value;
      return value === field.value ? field : { ...field, value, fromOther: [] };
    });
    hashes += 1;
    return ok({ approval: change(approval, { fields, hash: sampleHash(hashes) }), problems });
  };

  const answer = (method: string, input: unknown): unknown => {
    if (method === 'desk.snapshot') return ok({ seq, nowMs, state });
    const { approvalId } = input as { approvalId?: string };
    if (approvalId === undefined || method === 'focus.move') return ok({});
    const approval = state.approvals.find(({ id }) => id === approvalId);
    if (approval === undefined) return fail('not_found', 'That approval is gone. Nothing was decided. Look at what waits now.');
    const leftMs = approval.deadlineAtMs === null ? approval.remainingMs : approval.deadlineAtMs - nowMs;
    const afterMs = approval.spanMs - leftMs;
    switch (method) {
      case 'approval.shown': change(approval, { state: 'shown' }); return ok({});
      case 'approval.edit': {
        const { on } = input as InputOf<'approval.edit'>;
        change(approval, on ? { state: 'editing', deadlineAtMs: null, remainingMs: leftMs } : { state: 'shown', deadlineAtMs: nowMs + leftMs, remainingMs: leftMs });
        return ok({});
      }
      case 'approval.revise': return revise(approval, (input as InputOf<'approval.revise'>).values);
      case 'approval.approve':
        if ((input as InputOf<'approval.approve'>).hash !== approval.hash) return fail('hash_mismatch', 'What was shown is not what would run. Nothing was sent. Read the card again.');
        change(approval, { state: 'executing', decided: { by: 'you', outcome: 'approved', afterMs, reason: null, changed: approval.hash !== initial.approvals.find(({ id }) => id === approvalId)?.hash } });
        return ok({});
      case 'approval.deny':
        change(approval, { state: 'denied', decided: { by: 'You', outcome: 'denied', afterMs, reason: (input as InputOf<'approval.deny'>).reason, changed: false } });
        return ok({});
      default: return fail('unknown_method', method);
    }
  };

  const bridge: Bridge<'desk'> = {
    call: async (method, input) => {
      if (!up) return fail('disconnected', 'The connection to Consigliere was lost.');
      calls.push({ method, input });
      return answer(method, input) as never;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    onConnection: (watcher) => {
      watchers.add(watcher);
      watcher(up ? 'up' : 'down');
      return () => { watchers.delete(watcher); };
    },
    close: () => undefined,
  };

  return {
    bridge, calls, push,
    state: () => state,
    signal: (signal) => {
      if (signal.type === 'clock') nowMs = signal.nowMs;
      for (const listener of listeners) listener({ v: 1, kind: 'signal', signal });
    },
    connect: (now) => {
      up = now;
      for (const watcher of watchers) watcher(now ? 'up' : 'down');
    },
  };
}
