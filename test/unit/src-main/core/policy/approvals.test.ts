import { expect, it } from 'vitest';
import fc from 'fast-check';
import type { ApprovalView } from '../../../../../src-shared/contract/views.ts';
import type { ToolArguments } from '../../../../../src-main/core/tools/tool.ts';
import { argumentHash } from '../../../../../src-main/core/policy/argument-hash.ts';
import { noSources } from '../../../../../src-main/core/policy/argument-origins.ts';
import { callSpanMs, createApprovals } from '../../../../../src-main/core/policy/approvals.ts';
import { createCountingIds } from '../../../../fakes/counting-ids.ts';
import { createFakeClock } from '../../../../fakes/fake-clock.ts';
import { createMemoryStore } from '../../../../fakes/memory-store.ts';
import { createQuietLogger } from '../../../../fakes/quiet-logger.ts';
import { sendSms } from '../../../../../src-main/core/tools/send-sms.ts';

const actor = { kind: 'godfather', leg: 'desktop', authenticated: true } as const;
const you = { by: 'You', channel: 'desk' } as const;
const bound = (args: ToolArguments) => argumentHash({ tool: 'send_sms', arguments: args, callId: 'call', sessionGeneration: 1, actor });

type Move =
  | { readonly kind: 'ask' } | { readonly kind: 'wait'; readonly ms: number } | { readonly kind: 'shown' | 'edit' | 'leave' | 'deny' | 'over' | 'down' | 'up'; readonly which: number }
  | { readonly kind: 'revise'; readonly which: number; readonly message: string } | { readonly kind: 'approve'; readonly which: number; readonly seen: 'now' | 'first' | 'other' } | { readonly kind: 'disk'; readonly full: boolean };

it('random walk: a HIGH tool runs only by an approved, unexpired, unused approval of exactly what runs', async () => {
  const which = fc.integer({ min: 0, max: 3 });
  const move: fc.Arbitrary<Move> = fc.oneof(
    fc.constant<Move>({ kind: 'ask' }),
    fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 80_000 }) }),
    fc.record({ kind: fc.constantFrom('shown' as const, 'edit' as const, 'leave' as const, 'deny' as const, 'over' as const, 'down' as const, 'up' as const), which }),
    fc.record({ kind: fc.constant('revise' as const), which, message: fc.constantFrom('Eight.', 'Nine.', '') }),
    fc.record({ kind: fc.constant('approve' as const), which, seen: fc.constantFrom('now' as const, 'first' as const, 'other' as const) }),
    fc.record({ kind: fc.constant('disk' as const), full: fc.boolean() }),
  );
  await fc.assert(fc.asyncProperty(fc.array(move, { maxLength: 30 }), async (moves) => {
    const clock = createFakeClock();
    const store = createMemoryStore();
    const views = new Map<string, ApprovalView>();
    const first = new Map<string, string>();
    const order: string[] = [];
    const allowed = new Set<string>();
    const settled: string[] = [];
    const runs: string[] = [];
    const approvals = createApprovals({ playable: () => false, clock, ids: createCountingIds(), logger: createQuietLogger(), store, save: () => {}, emit: (view) => { views.set(view.id, view); } });
    let asked = 0;
    for (const step of moves) {
      const id = 'which' in step ? (order[step.which] ?? 'apr_none') : '';
      switch (step.kind) {
        case 'ask': {
          asked += 1;
          const toolCallId = `tool_${asked}`;
          const answer = approvals.ask({
            callId: 'call', atMs: 0, toolCallId, tool: sendSms, arguments: { to: '+14155550164', body: `Text ${asked}` }, actor, sessionGeneration: 1, lineLabel: 'Practice line', sources: noSources, promptedBy: null, evidence: [], lastWords: '',
            scene: { callId: 'call', line: 'practice', direction: 'outbound', peer: { name: 'Luca', number: '+14155550164' }, ownerName: 'Elena', country: 'US', practiceNumbers: ['+14155550164'] },
            decision: { outcome: 'ask', risk: 'HIGH', reasons: [], rule: 'test' }, askedBy: { text: 'x', standing: 'godfather', quote: null },
            judge: () => ({ outcome: 'ask', risk: 'HIGH', reasons: [], rule: 'test' }),
            run: async (args) => {
              runs.push(toolCallId);
              expect(allowed.has(`${toolCallId} ${bound(args)}`)).toBe(true);
              expect(store.audit.filter((row) => row.data['toolCallId'] === toolCallId && (row.kind === 'decided' || row.kind === 'executed') && row.data['hash'] === bound(args)).length).toBeGreaterThanOrEqual(2);
              return { status: 'done', words: 'Kept.' };
            },
            settle: () => { settled.push(toolCallId); },
            changed: () => {},
          });
          expect(answer.ok).toBe(store.failAudit === null);
          if (answer.ok) { order.push(answer.value.id); first.set(answer.value.id, answer.value.hash); }
          break;
        }
        case 'wait': clock.advance(step.ms); break;
        case 'shown': approvals.shown(id); break;
        case 'edit': approvals.edit(id, true); break;
        case 'leave': approvals.edit(id, false); break;
        case 'deny': approvals.deny(id, null, you); break;
        case 'over': approvals.callOver('call'); break;
        case 'down': approvals.offline('call', true); break;
        case 'up': approvals.offline('call', false); break;
        case 'revise': {
          const revised = approvals.revise(id, { body: step.message });
          if (revised.ok && step.message === '') expect(revised.value.problems).toEqual([{ field: 'body', text: 'Message is empty. Fill it in.' }]);
          break;
        }
        case 'approve': {
          const view = views.get(id);
          const hash = step.seen === 'now' ? (view?.hash ?? '') : step.seen === 'first' ? (first.get(id) ?? '') : '0'.repeat(64);
          const open = view !== undefined && ['requested', 'shown', 'editing'].includes(view.state);
          if (open && hash === view.hash) allowed.add(`${view.toolCallId} ${hash}`);
          if (open && hash !== view.hash) expect(approvals.approve(id, hash, you)).toMatchObject({ ok: false });
          else expect(approvals.approve(id, hash, you).ok && !open).toBe(false);
          break;
        }
        case 'disk': store.failAudit = step.full ? { code: 'full', text: 'no space' } : null; break;
      }
      await Promise.resolve();
    }
    clock.advance(callSpanMs);
    await new Promise((resolve) => setImmediate(resolve));
    expect(new Set(runs).size).toBe(runs.length);
    expect(new Set(settled).size).toBe(settled.length);
    for (const view of views.values()) expect(runs.includes(view.toolCallId) ? view.state : 'not run').toBe(runs.includes(view.toolCallId) ? 'done' : 'not run');
    expect(store.verifyAudit().brokenAt).toBeNull();
  }), { numRuns: 300 });
});
