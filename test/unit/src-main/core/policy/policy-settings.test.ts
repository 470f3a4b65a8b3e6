import { describe, expect, it } from 'vitest';
import { askerKinds, defaultPolicy, policyAnswers } from '../../../../../src-shared/domain/policy.ts';
import { openPolicy } from '../../../../../src-main/core/policy/open-policy.ts';
import { policyView } from '../../../../../src-main/core/policy/policy-view.ts';
import { readPolicy, withAnswer } from '../../../../../src-main/core/policy/read-policy.ts';
import { choicesOf, riskTable } from '../../../../../src-main/core/policy/risk-table.ts';
import { policyView as policyViewSchema, type NoticeView } from '../../../../../src-shared/contract/views.ts';

const open = (stored?: unknown) => {
  const saved: unknown[] = [];
  const rows: unknown[] = [];
  const world = { full: false, auditDown: false };
  const policy = openPolicy({
    settings: {
      part: () => stored,
      savePart: async (_key, value) => {
        if (world.full) return { ok: false, error: { code: 'store_unavailable', message: 'no space' } };
        saved.push(value);
        return { ok: true, value: null };
      },
    },
    audit: (data) => { if (!world.auditDown) rows.push(data); return !world.auditDown; },
  });
  const notices: NoticeView[] = [];
  policy.announce({ raise: (notice) => { notices.push(notice); } });
  return { policy, saved, rows, notices, world };
};

describe('the stored policy', () => {
  it.each<[string, unknown, string]>([
    ['a looser answer', { overrides: { send_sms: { godfather: 'allow' } } }, 'policy.overrides.send_sms.godfather is looser than the table'],
    ['an outside caller who would be put to the owner', { overrides: { web_research: { inbound_other: 'ask' } } }, 'policy.overrides.web_research.inbound_other is looser than the table'],
    ['a fixed rule', { overrides: { hangup_call: { inbound_other: 'refuse' } } }, 'policy.overrides.hangup_call.inbound_other is looser than the table'],
    ['an unknown tool', { overrides: { mcp_pay: { godfather: 'allow' } } }, 'policy.overrides.mcp_pay is no tool of the table'],
    ['a prototype key', JSON.parse('{"overrides":{"__proto__":{"godfather":"allow"}}}'), 'policy.overrides.__proto__ is no tool of the table'],
    ['an unknown answer', { overrides: { send_sms: { godfather: 'always' } } }, 'policy.overrides.send_sms.godfather is not an answer of the table'],
    ['an unknown asker', { overrides: { send_sms: { nobody: 'refuse' } } }, 'policy.overrides.send_sms.nobody is not an answer of the table'],
    ['a row that is none', { overrides: { send_sms: 'refuse' } }, 'policy.overrides.send_sms is not an object'],
    ['no object', [], 'policy is not an object'],
  ])('%s is ignored and named', (_, stored, problem) => {
    const read = readPolicy(stored);
    expect(read.problems).toEqual([problem]);
    expect(policyView(read.policy).changed).toBe(false);
    expect(open(stored).notices).toMatchObject([{ place: 'settings', text: expect.stringContaining(problem) as string }]);
  });

  it('a switch that cannot be read counts as the stricter way', () => {
    expect(readPolicy({ refuseOtherSide: 'no', voiceApproval: 1 }).policy).toMatchObject({ refuseOtherSide: true, voiceApproval: false });
  });

  it('keeps what is right beside what is wrong', () => {
    expect(readPolicy({ overrides: { send_sms: { godfather: 'refuse', inbound_other: 'allow' } }, voiceApproval: false }).policy).toEqual({ overrides: { send_sms: { godfather: 'refuse' } }, refuseOtherSide: false, voiceApproval: false });
  });
});

describe('changing it', () => {
  it('takes every choice that the screen offers and no other, for every tool and asker', () => {
    for (const tool of [...Object.keys(riskTable), 'mcp_anything', '*']) {
      for (const asker of askerKinds) {
        for (const answer of policyAnswers) {
          const taken = withAnswer(defaultPolicy, tool, asker, answer);
          expect([tool, asker, answer, taken !== null]).toEqual([tool, asker, answer, Object.hasOwn(riskTable, tool) && choicesOf(tool, asker).includes(answer)]);
          if (taken !== null) expect(readPolicy(JSON.parse(JSON.stringify(taken)))).toEqual({ policy: taken, problems: [] });
        }
      }
    }
  });

  it('a change is an audit row and a file, back to the table takes the setting out, and restoring takes all out', async () => {
    const { policy, saved, rows } = open();
    expect(await policy.set('web_research', 'godfather', 'ask')).toMatchObject({ ok: true });
    expect(policy.current.overrides).toEqual({ web_research: { godfather: 'ask' } });
    await policy.set('web_research', 'outbound_other', 'refuse');
    await policy.set('web_research', 'godfather', 'allow');
    expect(policy.current.overrides).toEqual({ web_research: { outbound_other: 'refuse' } });
    await policy.switch('refuseOtherSide', true);
    expect(await policy.restore()).toEqual({ ok: true, value: defaultPolicy });
    expect(saved).toHaveLength(5);
    expect(rows).toEqual([
      { policy: { tool: 'web_research', asker: 'godfather', answer: 'ask' } }, { policy: { tool: 'web_research', asker: 'outbound_other', answer: 'refuse' } },
      { policy: { tool: 'web_research', asker: 'godfather', answer: 'allow' } }, { policy: { refuseOtherSide: true } }, { policy: { restored: true } },
    ]);
  });

  it('refuses to loosen, in words, and writes nothing', async () => {
    const { policy, saved, rows } = open();
    const looser = await policy.set('send_sms', 'godfather', 'allow');
    expect(looser).toMatchObject({ ok: false, error: { code: 'refused_by_policy', field: 'answer', message: '“Send a text” cannot be set to “Runs” here: rules can only be made stricter. Nothing was changed. Choose “You click” or “Never”.' } });
    expect(await policy.set('mcp_pay', 'godfather', 'refuse')).toMatchObject({ ok: false, error: { code: 'refused_by_policy', field: 'tool' } });
    expect(await policy.set('take_message', 'inbound_other', 'refuse')).toMatchObject({ ok: false, error: { code: 'refused_by_policy' } });
    expect([saved, rows]).toEqual([[], []]);
  });

  it('changes nothing while the audit log or the file cannot be written', async () => {
    const { policy, saved, rows, world } = open();
    world.auditDown = true;
    expect(await policy.set('web_research', 'godfather', 'ask')).toMatchObject({ ok: false, error: { code: 'store_unavailable' } });
    world.auditDown = false;
    world.full = true;
    expect(await policy.switch('refuseOtherSide', true)).toMatchObject({ ok: false });
    expect(policy.current).toEqual(defaultPolicy);
    expect(saved).toEqual([]);
    expect(rows).toEqual([{ policy: { refuseOtherSide: true } }, { policy: { refuseOtherSide: true }, notSaved: true }]);
  });

  it('two changes at once both count', async () => {
    const { policy } = open();
    await Promise.all([policy.set('web_research', 'godfather', 'ask'), policy.set('send_sms', 'godfather', 'refuse')]);
    expect(policy.current.overrides).toEqual({ web_research: { godfather: 'ask' }, send_sms: { godfather: 'refuse' } });
  });
});

describe('the table on screen', () => {
  it('says what holds and what may be chosen', () => {
    const view = policyView({ ...defaultPolicy, overrides: { send_dtmf: { outbound_other: 'ask' } } });
    expect(() => policyViewSchema.parse(view)).not.toThrow();
    expect(view.rows.find((row) => row.tool === 'send_sms')).toEqual({
      tool: 'send_sms', action: 'Send a text', risk: 'HIGH',
      godfather: { answer: 'brief', text: 'You click', changed: false, choices: [{ answer: 'brief', text: 'You click' }, { answer: 'refuse', text: 'Never' }] },
      outbound_other: { answer: 'brief', text: 'You click, if the brief names it', changed: false, choices: [{ answer: 'brief', text: 'You click, if the brief names it' }, { answer: 'refuse', text: 'Never, takes a message' }] },
      inbound_other: { answer: 'refuse', text: 'Never, takes a message', changed: false, choices: [{ answer: 'refuse', text: 'Never, takes a message' }] },
    });
    expect(view.rows.find((row) => row.tool === 'send_dtmf')?.outbound_other).toMatchObject({ answer: 'ask', changed: true });
    expect(view.rows.at(-1)).toMatchObject({ tool: '*', risk: 'HIGH', godfather: { choices: [{ answer: 'brief' }] } });
    expect([view.changed, policyView(defaultPolicy).changed]).toEqual([true, false]);
  });
});
