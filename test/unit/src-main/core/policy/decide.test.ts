import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Actor } from '../../../../../src-shared/domain/actor.ts';
import { askerKinds, policyAnswers } from '../../../../../src-shared/domain/policy.ts';
import { noKeysBefore } from '../../../../../src-main/core/policy/judge-keys.ts';
import { plainGuards } from '../../../../fakes/guard-facts.ts';
import { riskTable } from '../../../../../src-main/core/policy/risk-table.ts';
import { decide, type PolicyContext, type PolicyRequest } from '../../../../../src-main/core/policy/decide.ts';

const godfather: Actor = { kind: 'godfather', leg: 'desktop', authenticated: true };
const outbound: Actor = { kind: 'external', phone: '+14155550164', name: 'Luca', direction: 'outbound' };
const inbound: Actor = { kind: 'external', phone: null, name: null, direction: 'inbound' };
const context: PolicyContext = { mayPropose: null, homeCountry: 'US', practiceNumbers: ['+14155550164'], guards: plainGuards, knownNumbers: new Set(['+14155550164']), keys: noKeysBefore, auditWritable: true, refuseOtherSide: false, overrides: {} };
const request = (tool: string, more: Partial<PolicyRequest> = {}): PolicyRequest => ({ tool, arguments: { a: 'b' }, numbers: [], texts: [], keys: null, fromOther: [], fromTool: [], reachesOutside: false, ...more });
const one = (actor: Actor | null, tool: string, more: Partial<PolicyRequest> = {}, change: Partial<PolicyContext> = {}) => decide(actor, [request(tool, more)], { ...context, ...change })[0];

describe('the table', () => {
  const low = ['web_research', 'lookup_contact', 'take_message', 'hangup_call', 'send_dtmf'];
  const high = ['make_call', 'send_sms', 'send_email', 'calendar_create_event', 'calendar_update_event', 'calendar_cancel_event', 'transfer_call', 'mcp_anything', 'constructor', '__proto__'];

  it.each(low)('%s is LOW', (tool) => {
    expect(one(godfather, tool)).toMatchObject({ outcome: 'allow', risk: 'LOW' });
    expect(one(outbound, tool)).toMatchObject({ outcome: 'allow', risk: 'LOW' });
    expect(one(inbound, tool)).toMatchObject({ outcome: tool === 'lookup_contact' ? 'refuse' : 'allow', risk: 'LOW' });
  });

  it.each(high)('%s is HIGH', (tool) => {
    expect(one(godfather, tool)).toMatchObject({ outcome: 'ask', risk: 'HIGH' });
    expect(one(outbound, tool, {}, { mayPropose: [tool] })).toMatchObject({ outcome: 'ask', risk: 'HIGH' });
    expect(one(outbound, tool, {}, { mayPropose: [] })).toMatchObject({ outcome: 'refuse', rule: 'not_in_brief' });
    expect(one(outbound, tool)).toMatchObject({ outcome: 'refuse' });
    expect(one(inbound, tool, {}, { mayPropose: [tool] })).toMatchObject({ outcome: 'refuse', risk: 'HIGH', reasons: [{ code: 'outside_caller' }] });
    expect(one({ ...godfather, authenticated: false }, tool)).toMatchObject({ outcome: 'refuse', rule: 'not_authenticated' });
  });

  it('has no way to an answer without an approval for HIGH', () => {
    for (const actor of [godfather, outbound, inbound, null]) for (const tool of high) expect(one(actor, tool, {}, { mayPropose: [tool] })?.outcome).not.toBe('allow');
  });
});

describe('keys', () => {
  const keys = (actor: Actor, digits: string, more: Partial<PolicyContext> = {}) => one(actor, 'send_dtmf', { keys: digits }, more);
  it('are free on a menu and refused where they spell an emergency number, whoever asks', () => {
    for (const actor of [godfather, outbound, inbound]) {
      expect(keys(actor, '1')).toMatchObject({ outcome: 'allow' });
      expect(keys(actor, '9911')).toMatchObject({ outcome: 'refuse', rule: 'number_guard', reasons: [{ code: 'emergency_number' }] });
    }
  });
  it('that may be a card number are asked for as HIGH, and an outside caller cannot have them asked for', () => {
    for (const actor of [godfather, outbound]) expect(keys(actor, '4242424242424242')).toMatchObject({ outcome: 'ask', risk: 'HIGH', reasons: [{ code: 'long_code' }] });
    expect(keys(inbound, '4242424242424242')).toMatchObject({ outcome: 'refuse', rule: 'keys.inbound_other' });
    expect(keys({ ...godfather, authenticated: false }, '4242424242424242')).toMatchObject({ outcome: 'refuse', rule: 'not_authenticated' });
    expect(keys(godfather, '4242424242424242', { overrides: { send_dtmf: { godfather: 'refuse' } } })).toMatchObject({ outcome: 'refuse', rule: 'settings.godfather' });
  });
});

describe('settings', () => {
  const none = { overrides: {} } as const;

  it('are applied where they are stricter', () => {
    expect(one(godfather, 'web_research', {}, { overrides: { web_research: { godfather: 'ask' } } })).toMatchObject({ outcome: 'ask', risk: 'LOW', rule: 'settings.godfather' });
    expect(one(outbound, 'web_research', {}, { overrides: { web_research: { godfather: 'ask' } } })).toMatchObject({ outcome: 'allow', rule: 'table.outbound_other' });
    expect(one(inbound, 'send_dtmf', {}, { overrides: { send_dtmf: { inbound_other: 'refuse' } } })).toMatchObject({ outcome: 'refuse', rule: 'settings.inbound_other' });
    expect(one(godfather, 'send_sms', {}, { overrides: { send_sms: { godfather: 'refuse' } } })).toMatchObject({ outcome: 'refuse', rule: 'settings.godfather', reasons: [{ code: 'switched_off' }] });
  });

  it('switch every request of the other side off, but not the note and the goodbye that a refused caller is left with', () => {
    for (const actor of [outbound, inbound]) {
      expect(one(actor, 'web_research', {}, { refuseOtherSide: true })).toMatchObject({ outcome: 'refuse', rule: 'other_side_off' });
      expect(one(actor, 'take_message', {}, { refuseOtherSide: true })?.outcome).toBe('allow');
      expect(one(actor, 'hangup_call', {}, { refuseOtherSide: true })?.outcome).toBe('allow');
    }
    expect(one(godfather, 'web_research', {}, { refuseOtherSide: true })?.outcome).toBe('allow');
  });

  it('never loosen anything, whatever they say', () => {
    const strictness = { allow: 0, ask: 1, refuse: 2 };
    const tools = [...Object.keys(riskTable), 'mcp_anything', '__proto__', 'toString'];
    fc.assert(fc.property(
      fc.constantFrom(...tools), fc.constantFrom(godfather, { ...godfather, authenticated: false }, outbound, inbound), fc.constantFrom(null, ['send_sms'], [...tools]), fc.boolean(),
      fc.dictionary(fc.constantFrom(...tools), fc.dictionary(fc.constantFrom(...askerKinds, 'nobody'), fc.constantFrom(...policyAnswers, 'always', '')), { noNullPrototype: true }),
      (tool, actor, mayPropose, refuseOtherSide, overrides) => {
        const plain = one(actor, tool, {}, { mayPropose, ...none });
        const set = one(actor, tool, {}, { mayPropose, refuseOtherSide, overrides: overrides });
        expect(strictness[set!.outcome]).toBeGreaterThanOrEqual(strictness[plain!.outcome]);
      },
    ), { numRuns: 2_000 });
  });
});

describe('failing closed', () => {
  it.each([
    ['no actor', one(null, 'web_research'), 'no_actor'],
    ['unreadable arguments', one(godfather, 'send_sms', { arguments: null }), 'unreadable'],
    ['no audit log', one(godfather, 'send_sms', {}, { auditWritable: false }), 'audit_down'],
    ['no audit log, LOW', one(godfather, 'lookup_contact', {}, { auditWritable: false }), 'audit_down'],
    ['the other side switched off', one(outbound, 'send_sms', {}, { refuseOtherSide: true, mayPropose: ['send_sms'] }), 'other_side_off'],
  ])('%s', (_, decision, rule) => { expect(decision).toMatchObject({ outcome: 'refuse', rule }); });

  it('still ends a call and keeps a message without a log', () => {
    expect(one(inbound, 'hangup_call', {}, { auditWritable: false })?.outcome).toBe('allow');
    expect(one(inbound, 'take_message', {}, { auditWritable: false })?.outcome).toBe('allow');
  });
});

describe('guards on numbers', () => {
  it.each([
    ['911', 'emergency_number'], ['112', 'emergency_number'], ['+1911', 'emergency_number'], ['+19005551234', 'premium_number'], ['+8816123456789', 'satellite_number'], ['+37127123456', 'country_not_allowed'], ['hello', 'not_a_number'],
  ])('%s is refused whoever asks', (number, code) => {
    expect(one(godfather, 'make_call', { numbers: [number] })).toMatchObject({ outcome: 'refuse', rule: 'number_guard', reasons: [{ code }] });
  });

  it('an allowed country and quiet hours are reasons, not refusals', () => {
    const guards = { ...plainGuards, settings: { ...plainGuards.settings, countries: ['LV'] } };
    const decision = one(godfather, 'send_sms', { numbers: ['+37127123456'] }, { guards: { ...guards, nowMs: Date.UTC(2026, 10, 20, 22) } });
    expect(decision?.outcome).toBe('ask');
    expect(decision?.reasons.map((reason) => reason.code)).toEqual(['first_time', 'international', 'quiet_hours']);
  });

  it('limits refuse calls and not texts', () => {
    const guards = { ...plainGuards, usage: null };
    expect(one(godfather, 'make_call', { numbers: ['+12125550142'] }, { guards })).toMatchObject({ outcome: 'refuse', rule: 'number_guard', reasons: [{ code: 'cap_unknown' }] });
    expect(one(godfather, 'transfer_call', { numbers: ['+12125550142'] }, { guards })?.outcome).toBe('refuse');
    expect(one(godfather, 'send_sms', { numbers: ['+12125550142'] }, { guards })?.outcome).toBe('ask');
  });
});

describe('reasons', () => {
  it('names what came from outside, what cannot be unsent, links and codes', () => {
    const decision = one(godfather, 'send_sms', { numbers: ['+14155550164'], fromOther: ['212 Shore Road'], fromTool: ['open until ten'], reachesOutside: true, texts: ['see https://x.example, my pin is 4 4 4 4, 4111 1111 1111 1111'] });
    expect(decision?.reasons.map((reason) => reason.code)).toEqual(['from_other', 'from_tool', 'reaches_outside', 'has_link', 'has_card', 'has_secret']);
    expect(decision?.reasons[0]?.text).toContain('212 Shore Road');
  });

  it('decides each request by itself, in order', () => {
    expect(decide(inbound, [request('take_message'), request('send_sms'), request('hangup_call')], context).map((decision) => decision.outcome)).toEqual(['allow', 'refuse', 'allow']);
  });
});
