import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disclosure, runCall, type CallReport, type CallSetup } from '../../fakes/practice/run-call.ts';
import { startTestPractice } from '../../fakes/practice/start-test-practice.ts';

type Started = Awaited<ReturnType<typeof startTestPractice>>;

let practice: Started;
beforeAll(async () => { practice = await startTestPractice(); });
afterAll(async () => { await practice.stop(); });

const done: CallSetup['output'] = (tool) => (tool === 'send_email' ? { status: 'refused', message: 'Outside callers cannot start actions.' } : { status: 'done', message: 'Done.' });
const denied: CallSetup['output'] = () => ({ status: 'denied', message: 'Denied.' });

async function run(id: string, more: Partial<CallSetup> = {}): Promise<CallReport & { readonly them: string; readonly assistant: string }> {
  const scenario = practice.scenarios().find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`no scenario ${id}`);
  const report = await runCall(practice, { number: scenario.peer.number, direction: scenario.direction, goal: scenario.suggestedBrief.goal, facts: scenario.suggestedBrief.facts, output: done, ...more });
  const saidBy = (who: string): string => report.transcript.filter((line) => line.startsWith(`${who}: `)).join(' ');
  expect(practice.unfit).toEqual([]);
  expect(report.errors).toEqual([]);
  expect(report.transcript.find((line) => line.startsWith('assistant: '))).toContain(disclosure);
  expect(report.transcript.join('\n')).not.toMatch(/[{}]|s of speech/u);
  return { ...report, them: saidBy('them'), assistant: saidBy('assistant') };
}

const toolsOf = (report: CallReport): readonly string[] => report.tools.map((one) => one.tool);

describe('every event of every scenario fits the published schemas, and the call goes as written', () => {
  it('a table is booked and confirmed by text', async () => {
    const report = await run('harbor-and-pine');
    expect(toolsOf(report)).toEqual(['send_sms', 'hangup_call']);
    expect(report.tools[0]?.args).toEqual({ to: '+14155550164', body: 'Confirming a table for four tonight at 8:00 pm, under Elena Marchetti.' });
    expect(report.assistant).toContain('I have sent you the text');
    expect(report.them).toContain('corner table');
    expect(report.transcript.at(-1)).toContain('Goodbye.');
  });

  it('while an approval waits, both keep talking and the result is spoken of afterwards', async () => {
    const report = await run('harbor-and-pine', { holdUntilThemSaid: /no rush/u });
    const at = (words: string): number => report.transcript.findIndex((line) => line.includes(words));
    expect(at('one moment')).toBeLessThan(at('no rush'));
    expect(at('no rush')).toBeLessThan(at('I have sent you the text'));
    expect(report.them).toContain('corner table');
  });

  it('a denied text is not claimed to be sent', async () => {
    const report = await run('harbor-and-pine', { output: denied });
    expect(report.assistant).toContain('I was not able to send the text');
    expect(report.assistant).not.toContain('I have sent you');
    expect(report.them).toContain('until half past eight');
  });

  it('another goal than the suggested one is what the assistant asks for', async () => {
    const report = await run('harbor-and-pine', { goal: 'Ask whether dogs are welcome.' });
    expect(report.assistant).toContain('Ask whether dogs are welcome.');
  });

  it('a dentist appointment is moved into the calendar', async () => {
    const report = await run('bayside-dental');
    expect(toolsOf(report)).toEqual(['calendar_create_event', 'hangup_call']);
    expect(report.tools[0]?.args).toMatchObject({ title: 'Dentist, cleaning', location: 'Bayside Dental' });
    expect(report.tools[0]?.args['start']).toMatch(/^2026-11-26T15:30:00[+-]\d{2}:\d{2}$/u);
    expect(report.them).toContain('insurance card');
  });

  it('a friend cuts in, is refused an email, and gets the address by text', async () => {
    const report = await run('luca-ferrante');
    expect(report.cuts).toBeGreaterThan(0);
    expect(toolsOf(report)).toEqual(['send_email', 'send_sms', 'hangup_call']);
    expect(report.assistant).toContain('I cannot send that myself. I have passed your request to Elena.');
    expect(report.tools[1]?.args['body']).toBe('Dinner tonight is at 8:00 pm, Harbor & Pine, 212 Shore Road.');
    expect(report.them).toContain('flight is on time');
  });

  it('a voicemail gets a message after the tone', async () => {
    const report = await run('voicemail');
    expect(report.them).toContain('after the tone');
    expect(report.assistant).toContain('Could you call back today');
    expect(toolsOf(report)).toEqual(['hangup_call']);
  });

  it('a person who refuses machines hears an apology', async () => {
    const report = await run('no-machines');
    expect(report.them).toContain('I do not talk to machines');
    expect(report.assistant).toContain('I am sorry that I disturbed you');
    expect(toolsOf(report)).toEqual(['hangup_call']);
  });

  it('a stranger who calls learns nothing and leaves a message', async () => {
    const report = await run('stranger');
    expect(report.assistant).toContain('I do not share schedules');
    expect(report.tools[0]).toMatchObject({ tool: 'take_message', args: { name: 'Dana, Sunrise Roofing', callback_number: '+16285550177', urgency: 'today' } });
    expect(report.them).toContain('All right then. Bye.');
  });
});
