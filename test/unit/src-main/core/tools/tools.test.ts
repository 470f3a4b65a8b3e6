import { describe, expect, it } from 'vitest';
import { containing, matching } from '../../../../fakes/matching.ts';
import { findTool, offeredTools } from '../../../../../src-main/core/tools/registry.ts';
import { readArguments } from '../../../../../src-main/core/tools/read-arguments.ts';
import { riskTable } from '../../../../../src-main/core/policy/risk-table.ts';
import type { ToolScene } from '../../../../../src-main/core/tools/tool.ts';

const scene: ToolScene = { callId: 'c', line: 'practice', direction: 'outbound', peer: { name: 'Harbor & Pine', number: '+14155550164' }, ownerName: 'Elena', country: 'US', practiceNumbers: ['+14155550164'] };
const acts = { hangUp: () => {}, sendDigits: () => {}, takeMessage: () => {} };
const names = ['hangup_call', 'send_dtmf', 'take_message', 'lookup_contact', 'send_sms', 'send_email', 'calendar_create_event', 'calendar_update_event', 'calendar_cancel_event', 'make_call', 'web_research'];
const read = (tool: string, args: Record<string, unknown>) => readArguments(findTool(tool)!.args, args, scene);

it('every tool has a row in the risk table, and only those that work are offered', () => {
  for (const name of names) expect(Object.hasOwn(riskTable, name) && findTool(name) !== null).toBe(true);
  expect(offeredTools().map((tool) => tool.name)).toEqual(names.slice(0, 9));
  for (const tool of offeredTools()) expect(tool.parameters).toMatchObject({ type: 'object', additionalProperties: false });
});

describe('arguments', () => {
  it('reads names, numbers and times', () => {
    expect(read('send_sms', { to: 'harbor & pine', body: ' Eight. ' })).toEqual({ ok: true, value: { to: '+14155550164', body: 'Eight.' } });
    expect(read('calendar_create_event', { title: 'Dinner', start: '2026-11-24 20:00:00Z', end: '' })).toEqual({ ok: true, value: { title: 'Dinner', start: '2026-11-24T20:00' } });
  });
  it.each([
    ['send_sms', { to: '12', body: 'x' }, 'to'], ['send_sms', { body: 'x' }, 'to'], ['send_sms', { to: '+14155550164', body: '   ' }, 'body'], ['send_sms', { to: '+14155550164', body: 'x'.repeat(1601) }, 'body'],
    ['send_sms', { to: '+14155550164', body: 'x', cc: 'y' }, 'cc'], ['send_sms', { to: ['+14155550164'], body: 'x' }, 'to'], ['send_email', { to: 'a@b', subject: 's', body: 'b' }, 'to'],
    ['calendar_create_event', { title: 'x', start: '2026-02-30T10:00' }, 'start'], ['calendar_create_event', { title: 'x', start: 'tomorrow' }, 'start'], ['take_message', { name: 'D', message: 'x', urgency: 'asap' }, 'urgency'],
  ])('%s %j: the field is named', (tool, args, field) => {
    const result = read(tool, args);
    expect(result.ok ? [] : result.error.map((problem) => problem.field)).toContain(field);
  });
});

describe('running', () => {
  const sms = { to: '+14155550164', body: 'Eight.' };
  it('practice keeps it here; elsewhere the missing account is named', async () => {
    expect(await findTool('send_sms')!.run(sms, scene, acts)).toEqual({ status: 'done', words: 'Practice: the text was kept here; nothing left this computer.' });
    for (const name of ['send_sms', 'send_email', 'calendar_create_event', 'calendar_update_event', 'calendar_cancel_event']) {
      expect(await findTool(name)!.run(sms, { ...scene, line: 'assistant' }, acts)).toMatchObject({ status: 'failed', words: matching(/Twilio|SMTP_URL|CALDAV_URL/) });
    }
  });
  it('what is not there yet says so', async () => {
    for (const name of ['make_call', 'web_research']) expect(await findTool(name)!.run({}, scene, acts)).toMatchObject({ status: 'failed', words: containing('later version') });
  });
  it('titles are built from the arguments', () => {
    expect(findTool('send_sms')!.title(sms, scene)).toBe('Text Harbor & Pine: “Eight.”');
    expect(findTool('send_sms')!.title({ ...sms, to: '+14155550142' }, scene)).toContain('+1 415 555 0142');
    expect(findTool('calendar_create_event')!.title({ title: 'Dinner', start: '2026-11-24T20:00' }, scene)).toBe('Add “Dinner” to your calendar, Tue 24 Nov, 8:00 pm');
  });
});
