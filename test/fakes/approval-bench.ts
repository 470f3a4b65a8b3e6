import type { Actor } from '../../src-shared/domain/actor.ts';
import type { ApprovalAsk } from '../../src-main/core/policy/approval-ask.ts';
import type { ApprovalView } from '../../src-shared/contract/views.ts';
import type { Decision } from '../../src-shared/domain/decision.ts';
import type { Store } from '../../src-main/core/ports/store.ts';
import type { ToolArguments } from '../../src-main/core/tools/tool.ts';
import { createApprovals } from '../../src-main/core/policy/approvals.ts';
import { createCountingIds } from './counting-ids.ts';
import { createFakeClock } from './fake-clock.ts';
import { createMemoryStore } from './memory-store.ts';
import { createQuietLogger } from './quiet-logger.ts';
import { noSources } from '../../src-main/core/policy/argument-origins.ts';
import { sendSms } from '../../src-main/core/tools/send-sms.ts';

export const owner: Actor = { kind: 'godfather', leg: 'desktop', authenticated: true };
export const onDesk = { by: 'You, here', channel: 'desk' } as const;
export const high: Decision = { outcome: 'ask', risk: 'HIGH', reasons: [], rule: 'test' };

/** The real Approvals over fakes: asks for a text unless told otherwise, and keeps what ran and what was answered. */
export function approvalBench(store: Pick<Store, 'appendAudit'> = createMemoryStore()) {
  const clock = createFakeClock();
  const views = new Map<string, ApprovalView>();
  const ran: ToolArguments[] = [];
  const settled: { status: string; message: string }[] = [];
  const approvals = createApprovals({ playable: () => false, clock, ids: createCountingIds(), logger: createQuietLogger(), store, save: () => {}, emit: (view) => { views.set(view.id, view); } });
  let count = 0;
  return {
    clock, approvals, views, ran, settled,
    ask: (more: Partial<ApprovalAsk> = {}) => {
      count += 1;
      const decision = more.decision ?? high;
      return approvals.ask({
        callId: 'call', atMs: 0, toolCallId: `tool_${count}`, tool: sendSms, arguments: { to: '+14155550164', body: 'Eight.' }, actor: owner, sessionGeneration: 1, lineLabel: 'Practice line', sources: noSources,
        scene: { callId: 'call', line: 'practice', direction: 'outbound', peer: { name: 'Luca', number: '+14155550164' }, ownerName: 'Elena', country: 'US', practiceNumbers: ['+14155550164'] },
        decision, askedBy: { text: 'x', standing: 'godfather', quote: null }, promptedBy: null, evidence: [], lastWords: '',
        judge: () => decision,
        run: async (args) => { ran.push(args); return { status: 'done', words: 'Kept.' }; },
        settle: (status, message) => { settled.push({ status, message }); },
        changed: () => {},
        ...more,
      });
    },
  };
}
