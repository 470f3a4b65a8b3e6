import { describe, expect, it } from 'vitest';
import { approvalBench, high, onDesk, owner } from '../../../../fakes/approval-bench.ts';
import { callSpanMs, chatSpanMs } from '../../../../../src-main/core/policy/approvals.ts';
import { createMemoryStore } from '../../../../fakes/memory-store.ts';
import { sendDtmf } from '../../../../../src-main/core/tools/send-dtmf.ts';
import { riskTable } from '../../../../../src-main/core/policy/risk-table.ts';
import { mayGrantForCall } from '../../../../../src-main/core/policy/call-grants.ts';

const voice = { by: 'You, by voice', channel: 'voice' } as const;
const settle = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });
const opened = (answer: ReturnType<ReturnType<typeof approvalBench>['ask']>) => {
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
};

describe('time', () => {
  it('is 2:00 while somebody is on the line, and 5:00 where nobody waits', () => {
    const bench = approvalBench();
    const onCall = opened(bench.ask());
    const inChat = opened(bench.ask({ callId: null, atMs: null }));
    expect([onCall.spanMs, inChat.spanMs]).toEqual([callSpanMs, chatSpanMs]);
    expect([inChat.hears, inChat.atZero]).toEqual(['Nobody is on the line. Nothing runs until you approve.', 'At 0:00 it is denied.']);
    bench.clock.advance(callSpanMs);
    expect([bench.views.get(onCall.id)?.state, bench.views.get(inChat.id)?.state]).toEqual(['expired', 'requested']);
    bench.clock.advance(chatSpanMs - callSpanMs);
    expect(bench.views.get(inChat.id)?.state).toBe('expired');
  });
});

describe('racing decisions', () => {
  it.each([
    ['approve, then deny', ['approve', 'deny'], 'approved', 1], ['deny, then approve', ['deny', 'approve'], 'denied', 0],
    ['two approvals', ['approve', 'approve'], 'approved', 1], ['voice, then the Desk', ['voice', 'deny'], 'approved', 1],
  ])('%s: the first counts, the later one is a row and nothing else', async (_, moves, outcome, runs) => {
    const store = createMemoryStore();
    const bench = approvalBench(store);
    const { id, hash } = opened(bench.ask());
    const move = (name: string) => (name === 'deny' ? bench.approvals.deny(id, null, onDesk) : bench.approvals.approve(id, hash, name === 'voice' ? voice : onDesk));
    bench.clock.advance(4_200);
    expect(moves.map((name) => move(name))).toMatchObject([{ ok: true }, { ok: false, error: 'wrong_state' }]);
    await settle();
    expect([bench.views.get(id)?.decided?.outcome, bench.ran.length, bench.settled.length]).toEqual([outcome, runs, 1]);
    const decided = store.audit.filter((row) => row.kind === 'decided').map((row) => row.data);
    expect(decided[0]).toMatchObject({ decided: { outcome, channel: moves[0] === 'voice' ? 'voice' : 'desk', seconds: 4.2 } });
    expect(decided[1]).toMatchObject({ ignored: moves[1], because: 'wrong_state', channel: 'desk' });
  });
});

describe('editing', () => {
  it('leaves a row with what it was and what it is', () => {
    const store = createMemoryStore();
    const bench = approvalBench(store);
    const { id } = opened(bench.ask());
    bench.approvals.revise(id, { body: 'Nine.' });
    expect(store.audit.find((row) => row.kind === 'edited')?.data).toMatchObject({ before: { body: 'Eight.' }, after: { body: 'Nine.' }, hash: bench.views.get(id)?.hash });
  });
});

describe('for this call', () => {
  const low = { ...high, risk: 'LOW' } as const;
  const press = (digits: string) => ({ tool: sendDtmf, arguments: { digits }, decision: low });
  const peer = { peer: { name: 'Luca', number: '+14155550164' } };
  const again = (more: object = {}) => ({ callId: 'call', tool: sendDtmf, arguments: { digits: '2' }, actor: owner, scene: peer, risk: 'LOW' as const, ...more });

  it('is offered for small repeated acts only, never for HIGH or unknown tools, never outside a call', () => {
    const offered = [...Object.keys(riskTable), 'mcp_anything', '__proto__'].filter((tool) => mayGrantForCall(tool, 'LOW', 'call'));
    expect(offered).toEqual(['web_research', 'lookup_contact', 'send_dtmf']);
    for (const tool of offered) expect([mayGrantForCall(tool, 'HIGH', 'call'), mayGrantForCall(tool, 'LOW', null)]).toEqual([false, false]);
  });

  it('covers the same tool and number by the same asker, and dies with the call', async () => {
    const bench = approvalBench();
    const asked = opened(bench.ask(press('1')));
    expect(asked.callScope).toBe('Without asking until this call with Luca ends: press keys on a call');
    expect(bench.approvals.grantedBy(again())).toBeNull();
    expect(bench.approvals.approve(asked.id, asked.hash, onDesk, 'call')).toMatchObject({ ok: true });
    await settle();
    expect(bench.approvals.grantedBy(again())).toBe(asked.id);
    for (const other of [{ callId: 'call_2' }, { callId: null }, { risk: 'HIGH' }, { actor: { kind: 'external', phone: null, name: null, direction: 'outbound' } }, { scene: { peer: { name: 'Luca', number: '+14155550165' } } }]) {
      expect(bench.approvals.grantedBy(again(other) as never)).toBeNull();
    }
    bench.approvals.callOver('call');
    expect(bench.approvals.grantedBy(again())).toBeNull();
  });

  it('is refused for a text, which stays open and runs nothing', async () => {
    const bench = approvalBench();
    const { id, hash, callScope } = opened(bench.ask());
    expect(callScope).toBeNull();
    expect(bench.approvals.approve(id, hash, onDesk, 'call')).toEqual({ ok: false, error: 'once_only' });
    await settle();
    expect([bench.views.get(id)?.state, bench.ran]).toEqual(['requested', []]);
  });

  it('is not given by an approval that is refused, late, or not written to the log', () => {
    const store = createMemoryStore();
    const bench = approvalBench(store);
    const wrong = opened(bench.ask(press('1')));
    bench.approvals.approve(wrong.id, '0'.repeat(64), onDesk, 'call');
    store.failAudit = { code: 'full', text: 'no space' };
    bench.approvals.approve(wrong.id, wrong.hash, onDesk, 'call');
    store.failAudit = null;
    const late = opened(bench.ask(press('1')));
    bench.clock.advance(callSpanMs);
    bench.approvals.approve(late.id, late.hash, onDesk, 'call');
    expect(bench.approvals.grantedBy(again())).toBeNull();
  });
});
