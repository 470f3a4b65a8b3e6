import type { Store } from '../../../src-main/core/ports/store.ts';
import { createApprovals } from '../../../src-main/core/policy/approvals.ts';
import { createRandomIds } from '../../../src-main/adapters/ids.ts';
import { createSystemClock } from '../../../src-main/adapters/clock.ts';
import { noSources } from '../../../src-main/core/policy/argument-origins.ts';
import { sendSms } from '../../../src-main/core/tools/send-sms.ts';
import { silentLogger } from '../../realtime/silent-logger.ts';

/** Writes of one approval from question to result: four audit rows, and the approval as asked, as running and as done. */
export const writesEach = 7;

/** ms for so many approvals, one after the other. */
export async function timeApprovals(store: Pick<Store, 'appendAudit' | 'saveApproval'>, count: number): Promise<number> {
  const decision = { outcome: 'ask', risk: 'HIGH', reasons: [], rule: 'bench' } as const;
  let writes = 0;
  const approvals = createApprovals({ playable: () => false, 
    clock: createSystemClock(), ids: createRandomIds(), logger: silentLogger, emit: () => {},
    store: { appendAudit: (entry) => { writes += 1; return store.appendAudit(entry); } },
    save: (record) => {
      writes += 1;
      if (!store.saveApproval(record).ok) throw new Error('An approval could not be saved');
    },
  });
  const from = performance.now();
  for (let index = 0; index < count; index += 1) {
    const settled = Promise.withResolvers<string>();
    const asked = approvals.ask({
      callId: null, atMs: null, toolCallId: `tool_${index}`, tool: sendSms, arguments: { to: '+14155550164', body: `Dinner is at 8:00 pm, 212 Shore Road. ${index}` }, actor: { kind: 'godfather', leg: 'desktop', authenticated: true },
      sessionGeneration: 1, lineLabel: 'Practice line', sources: noSources, decision, askedBy: { text: 'You', standing: 'godfather', quote: null }, promptedBy: null, evidence: [], lastWords: '',
      scene: { callId: null, line: 'practice', direction: 'outbound', peer: { name: 'Luca', number: '+14155550164' }, ownerName: 'Elena', country: 'US', practiceNumbers: ['+14155550164'] },
      judge: () => decision,
      run: () => Promise.resolve({ status: 'done', words: 'Kept.' }),
      settle: (status) => { settled.resolve(status); },
      changed: () => {},
    });
    if (!asked.ok || !approvals.approve(asked.value.id, asked.value.hash, { by: 'You, here', channel: 'desk' }).ok) throw new Error('An approval was refused');
    if (await settled.promise !== 'done') throw new Error('An approved action did not run');
    approvals.release(asked.value.id);
  }
  const tookMs = performance.now() - from;
  if (writes !== count * writesEach) throw new Error(`${writes} writes for ${count} approvals; the peer assumes ${writesEach} each`);
  return tookMs;
}
