import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSpeech } from '../../../src-main/practice/speech/create-speech.ts';
import { runCall, type CallReport } from '../../fakes/practice/run-call.ts';
import { assetsDir, startTestPractice } from '../../fakes/practice/start-test-practice.ts';

let practice: Awaited<ReturnType<typeof startTestPractice>>;
beforeAll(async () => { practice = await startTestPractice({ speech: createSpeech((name) => readFileSync(join(assetsDir, 'speech', name))) }); });
afterAll(async () => { await practice.stop(); });

async function call(id: string, format?: 'audio/pcmu'): Promise<CallReport> {
  const one = practice.scenarios().find((scenario) => scenario.id === id);
  if (one === undefined) throw new Error(`no scenario ${id}`);
  return runCall(practice, { number: one.peer.number, direction: one.direction, goal: one.suggestedBrief.goal, facts: one.suggestedBrief.facts, output: () => ({ status: 'done' }), ...(format === undefined ? {} : { format }) });
}

it('with the shipped voices every word of both sides is understood', async () => {
  const report = await call('harbor-and-pine');
  expect(report.errors).toEqual([]);
  expect(report.transcript).toEqual([
    'them: Harbor and Pine, good evening. How can I help you?',
    "assistant: Hello, this is Elena Marchetti's AI assistant. Elena would like a table for four tonight, at about eight o'clock. Do you have one?",
    "them: Let me have a look. Yes, I can do eight o'clock for four. Could you send me a text to confirm the time?",
    'assistant: Let me confirm that, one moment.',
    'assistant: I have sent you the text with the time. Is there anything else you need?',
    'them: Thank you, I have it here. I will give you the corner table by the window. See you tonight, goodbye.',
    'assistant: Perfect, thank you very much. Goodbye.',
  ]);
});

it('a friend cuts in and the call goes on', async () => {
  const report = await call('luca-ferrante');
  expect(report.cuts).toBe(1);
  expect(report.transcript).toContain('them: No, no, any table is fine. Can you email me the guest list?');
});

it('understands through a µ-law line at 8 kHz both ways', async () => {
  const report = await call('voicemail', 'audio/pcmu');
  expect(report.errors).toEqual([]);
  expect(report.transcript[0]).toContain('Leave a message after the tone');
  const friend = await call('no-machines', 'audio/pcmu');
  expect(friend.transcript.join(' ')).toContain('I do not talk to machines');
});
