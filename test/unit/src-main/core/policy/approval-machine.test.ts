import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { approvalOpenStates, isApprovalOpen, type ApprovalState } from '../../../../../src-shared/domain/approval.ts';
import { startApproval, stepApproval, type ApprovalEvent, type ApprovalMachine } from '../../../../../src-main/core/policy/approval-machine.ts';

const span = 120_000;
const who = { by: 'You', channel: 'desk' } as const;
const at = (status: ApprovalState): ApprovalMachine => {
  const start = startApproval('h1', 0, span);
  const closed = { deadlineAt: null, decided: { outcome: 'denied', by: 'x', channel: 'desk', afterMs: 1, reason: null } } as const;
  return { ...start, status, ...(status === 'editing' ? { editing: true, deadlineAt: null } : {}), ...(isApprovalOpen(status) ? {} : closed) };
};
const events: Record<string, ApprovalEvent> = {
  shown: { type: 'shown' }, edit: { type: 'edit', on: true }, leave: { type: 'edit', on: false }, revised: { type: 'revised', hash: 'h2' }, approve: { type: 'approve', hash: 'h1', who },
  wrong: { type: 'approve', hash: 'h9', who }, deny: { type: 'deny', who, reason: null }, deadline: { type: 'deadline' }, down: { type: 'offline', on: true }, up: { type: 'offline', on: false },
  over: { type: 'call_over' }, audit: { type: 'audit_failed' }, ranOk: { type: 'ran', ok: true }, ranBad: { type: 'ran', ok: false },
};
const open = (row: Record<string, string>): Record<string, string> => ({ approve: 'executing', wrong: '!hash_mismatch', deny: 'denied', over: 'superseded', ranOk: '!wrong_state', ranBad: '!wrong_state', ...row });
const closed = { shown: '!wrong_state', edit: '!wrong_state', leave: '!wrong_state', revised: '!wrong_state', approve: '!wrong_state', wrong: '!wrong_state', deny: '!wrong_state', deadline: '!wrong_state', ranOk: '!wrong_state', ranBad: '!wrong_state' };

/** Where each event leads from each state at 10 s; `!` = refused with this code; absent = stays. */
const table: Record<ApprovalState, Record<string, string>> = {
  requested: open({ shown: 'shown', edit: 'editing' }),
  shown: open({ edit: 'editing' }),
  editing: open({ leave: 'shown' }),
  approved: closed, denied: closed, expired: closed, superseded: closed, done: closed, failed: closed,
  executing: { ...closed, audit: 'failed', ranOk: 'done', ranBad: 'failed' },
};

describe('every state and event', () => {
  for (const status of Object.keys(table) as ApprovalState[]) {
    for (const [name, event] of Object.entries(events)) {
      it(`${status} × ${name}`, () => {
        const step = stepApproval(at(status), event, 10_000);
        const expected = table[status][name] ?? status;
        if (expected.startsWith('!')) {
          expect(step.refusal).toBe(expected.slice(1));
          expect(step.state).toEqual(at(status));
          expect(step.effects).toEqual([]);
        } else {
          expect(step.refusal).toBeNull();
          expect(step.state.status).toBe(expected);
        }
      });
    }
  }
});

describe('the countdown', () => {
  it('is a no at zero, and not before', () => {
    const start = startApproval('h', 0, span);
    // A timer may come a moment early; it must come again.
    expect(stepApproval(start, { type: 'deadline' }, span - 0.4)).toMatchObject({ state: { status: 'requested' }, effects: [{ type: 'arm', inMs: expect.closeTo(0.4) as number }] });
    expect(stepApproval(start, { type: 'deadline' }, span).state.status).toBe('expired');
  });
  it('stands while editing or offline, and goes on with what was left', () => {
    let state = stepApproval(startApproval('h', 0, span), { type: 'edit', on: true }, 50_000).state;
    expect(state).toMatchObject({ deadlineAt: null, remainingMs: 70_000 });
    state = stepApproval(state, { type: 'offline', on: true }, 60_000).state;
    state = stepApproval(state, { type: 'edit', on: false }, 900_000).state;
    expect(state.deadlineAt).toBeNull();
    state = stepApproval(state, { type: 'offline', on: false }, 1_000_000).state;
    expect(state.deadlineAt).toBe(1_070_000);
  });
  it('a click after zero approves nothing', () => {
    const step = stepApproval(startApproval('h', 0, span), { type: 'approve', hash: 'h', who }, span);
    expect(step).toMatchObject({ refusal: 'wrong_state', state: { status: 'expired' } });
    expect(step.effects.some((effect) => effect.type === 'execute')).toBe(false);
  });
});

it('a random walk never runs what was not approved, not twice, not late, not another hash', () => {
  const move = fc.oneof(
    fc.constantFrom<ApprovalEvent>({ type: 'shown' }, { type: 'edit', on: true }, { type: 'edit', on: false }, { type: 'deny', who, reason: 'Not now' }, { type: 'deadline' }, { type: 'offline', on: true }, { type: 'offline', on: false }, { type: 'call_over' }, { type: 'audit_failed' }, { type: 'ran', ok: true }, { type: 'ran', ok: false }),
    fc.record({ type: fc.constant('approve' as const), hash: fc.constantFrom('h0', 'h1', 'h2'), who: fc.constant(who) }),
    fc.record({ type: fc.constant('revised' as const), hash: fc.constantFrom('h0', 'h1', 'h2') }),
  );
  fc.assert(fc.property(fc.array(fc.tuple(move, fc.integer({ min: 0, max: 60_000 })), { maxLength: 40 }), (walk) => {
    let state = startApproval('h0', 0, span);
    let now = 0;
    let runs = 0;
    let settled = 0;
    for (const [event, waitMs] of walk) {
      now += waitMs;
      const before = state;
      const step = stepApproval(state, event, now);
      state = step.state;
      for (const effect of step.effects) {
        if (effect.type === 'settle') settled += 1;
        if (effect.type !== 'execute') continue;
        runs += 1;
        expect(event).toMatchObject({ type: 'approve', hash: effect.hash });
        expect(before.hash).toBe(effect.hash);
        expect(approvalOpenStates).toContain(before.status);
        expect(before.offline).toBe(false);
        expect(before.deadlineAt === null || now < before.deadlineAt).toBe(true);
        // Both rows of the audit come before.
        expect(step.effects.slice(0, step.effects.indexOf(effect)).filter((each) => each.type === 'audit')).toHaveLength(2);
      }
      if (!isApprovalOpen(before.status) && before.status !== 'executing') expect(state).toEqual(before);
    }
    expect(runs).toBeLessThanOrEqual(1);
    expect(settled).toBeLessThanOrEqual(1);
    if (!isApprovalOpen(state.status) && state.status !== 'executing') expect(settled).toBe(1);
  }), { numRuns: 1000 });
});
