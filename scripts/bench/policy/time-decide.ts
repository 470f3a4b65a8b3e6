import type { Actor } from '../../../src-shared/domain/actor.ts';
import { decide, type PolicyContext, type PolicyRequest } from '../../../src-main/core/policy/decide.ts';
import { defaultGuards } from '../../../src-shared/domain/guards.ts';
import { noKeysBefore } from '../../../src-main/core/policy/judge-keys.ts';
import { percentile } from './percentile.ts';

export interface DecideTimes {
  readonly decisions: number;
  readonly rounds: number;
  readonly p50Us: number;
  /** Of the quietest round: what the code takes, not what other programs take from it. */
  readonly p99Us: number;
  /** Of the middle round. */
  readonly p99MedianUs: number;
}

const owner: Actor = { kind: 'godfather', leg: 'desktop', authenticated: true };
const outbound: Actor = { kind: 'external', phone: '+14155550164', name: 'Luca', direction: 'outbound' };
const inbound: Actor = { kind: 'external', phone: '+16285550177', name: 'Dana', direction: 'inbound' };
/** A day with calls behind it, and a list to keep. */
const guards: PolicyContext['guards'] = {
  settings: { ...defaultGuards, countries: ['LV', 'GB'] }, nowMs: Date.UTC(2026, 10, 20, 18), usage: { usd: 1.2, minutes: 31, callsOn: 1, attempts: new Map([['+14155550199', 1]]) },
  doNotCall: new Map([['+14155550111', { number: '+14155550111', addedAtMs: 0, why: '' }]]),
};
const context: PolicyContext = {
  mayPropose: ['send_sms', 'calendar_create_event'], homeCountry: 'US', practiceNumbers: ['+14155550164', '+14155550187'], knownNumbers: new Set(['+14155550164']), guards, keys: noKeysBefore, auditWritable: true, refuseOtherSide: false,
  overrides: { web_research: { godfather: 'ask' } },
};
const request = (tool: string, more: Partial<PolicyRequest> = {}): PolicyRequest => ({ tool, arguments: { a: 'b' }, numbers: [], texts: [], keys: null, fromOther: [], fromTool: [], reachesOutside: true, ...more });
const longText = `Dinner is at 8:00 pm, 212 Shore Road. ${'The table is under Marchetti, by the window if it is free. '.repeat(20)} See https://example.com/menu.`;

const mix: readonly (readonly [Actor, PolicyRequest])[] = [
  [owner, request('send_sms', { numbers: ['+14155550164'], texts: ['Eight.'] })], [owner, request('send_sms', { numbers: ['+37127123456'], texts: [longText], fromOther: ['212 Shore Road'] })],
  [owner, request('send_sms', { numbers: ['+442071838750'], texts: [longText] })], [owner, request('calendar_create_event', { texts: [longText] })], [owner, request('make_call', { numbers: ['+19005551234'] })],
  [owner, request('send_sms', { numbers: ['911'] })], [owner, request('web_research', { texts: ['opening hours'] })], [outbound, request('send_email', { texts: [longText] })],
  [outbound, request('send_sms', { numbers: ['(415) 555-0199'], texts: [longText] })], [inbound, request('send_sms', { numbers: ['+14155550199'] })], [inbound, request('take_message')], [inbound, request('mcp_unknown')],
];

/** The same request to another number: the last four digits go through all values. */
function elsewhere(request: PolicyRequest, index: number): PolicyRequest {
  const last = String(index % 10_000).padStart(4, '0');
  return { ...request, numbers: request.numbers.map((number) => (number.length < 10 ? number : `${number.slice(0, -4)}${last}`)) };
}

/** Each decision by itself, in µs of the wall, in rounds of so many. `fresh`: no number is one that was read lately. */
export function timeDecide(decisions: number, rounds: number, fresh: boolean): DecideTimes {
  const times = new Float64Array(decisions);
  const once = (index: number): number => {
    const [actor, usual] = mix[index % mix.length] ?? [owner, request('send_sms')];
    const one = fresh ? elsewhere(usual, index) : usual;
    const from = process.hrtime.bigint();
    decide(actor, [one], context);
    return Number(process.hrtime.bigint() - from) / 1000;
  };
  for (let index = 0; index < 12_000; index += 1) once(index);
  const found: { p50Us: number; p99Us: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (let index = 0; index < decisions; index += 1) times[index] = once(index);
    times.sort();
    found.push({ p50Us: percentile(times, 0.5), p99Us: percentile(times, 0.99) });
  }
  found.sort((a, b) => a.p99Us - b.p99Us);
  return { decisions, rounds, p50Us: found[0]?.p50Us ?? 0, p99Us: found[0]?.p99Us ?? 0, p99MedianUs: found[Math.floor(rounds / 2)]?.p99Us ?? 0 };
}
