import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConsent } from '../../../src-main/core/recording/read-consent.ts';
import { createSpeech } from '../../../src-main/practice/speech/create-speech.ts';
import type { Speech } from '../../../src-main/practice/speech/speech-api.ts';
import { createSpeechDetector } from '../../../src-main/practice/ears/speech-detector.ts';
import { tightenPauses } from '../../../src-main/practice/tighten-pauses.ts';
import { runCall, type CallReport, type CallSetup } from '../../fakes/practice/run-call.ts';
import { assetsDir, startTestPractice } from '../../fakes/practice/start-test-practice.ts';

const shippedSpeech = (): Speech => createSpeech((name) => readFileSync(join(assetsDir, 'speech', name)));

let practice: Awaited<ReturnType<typeof startTestPractice>>;
beforeAll(async () => { practice = await startTestPractice({ speech: shippedSpeech() }); });
afterAll(async () => { await practice.stop(); });

async function call(id: string, { format, says }: Pick<CallSetup, 'format' | 'says'> = {}): Promise<CallReport> {
  const one = practice.scenarios().find((scenario) => scenario.id === id);
  if (one === undefined) throw new Error(`no scenario ${id}`);
  return runCall(practice, { number: one.peer.number, direction: one.direction, goal: one.suggestedBrief.goal, facts: one.suggestedBrief.facts, output: () => ({ status: 'done' }), ...(format === undefined ? {} : { format }), ...(says === undefined ? {} : { says }) });
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

it.each([['harbor-and-pine', 'yes'], ['luca-ferrante', 'yes'], ['stranger', 'yes'], ['bayside-dental', 'yes'], ['no-machines', 'no']])('%s, asked whether the call may be recorded, says %s in a voice that is understood', async (id, consent) => {
  const report = await call(id, { says: "Hello, this is Elena Marchetti's AI assistant. Is it all right if this call is recorded?" });
  const at = report.transcript.findIndex((line) => line.endsWith('Is it all right if this call is recorded?'));
  const answer = /^them: (.*)$/u.exec(report.transcript[at + 1] ?? '')?.[1] ?? '';
  expect(readConsent(answer)).toBe(consent);
  expect(report.transcript[at + 2]).toMatch(/^assistant: /u);
});

it('understands through a µ-law line at 8 kHz both ways', async () => {
  const report = await call('voicemail', { format: 'audio/pcmu' });
  expect(report.errors).toEqual([]);
  expect(report.transcript[0]).toContain('Leave a message after the tone');
  const friend = await call('no-machines', { format: 'audio/pcmu' });
  expect(friend.transcript.join(' ')).toContain('I do not talk to machines');
});

it('finds one turn in every line that people say, where the voice begins and ends', () => {
  const speech = shippedSpeech();
  for (const [text, voice] of [['Harbor and Pine, good evening. How can I help you?', 'woman'], ['No, no, any table is fine. Can you email me the guest list?', 'man'], ['No. I do not talk to machines. Take me off your list, and do not call me again.', 'elder'], ['Fine. This is Dana from Sunrise Roofing. It is about the estimate for the roof, and I need a call back today.', 'young']] as const) {
    const said = tightenPauses(speech.say(text, voice));
    const turns: { startMs: number; endMs: number }[] = [];
    let startMs = -1;
    const detector = createSpeechDetector({ threshold: 0.5, silenceMs: 500 }, { onStart: (position) => { startMs = position / 24; }, onStop: (voiceEnd) => { turns.push({ startMs, endMs: voiceEnd / 24 }); } });
    for (const part of [new Int16Array(12_000), said, new Int16Array(24_000)]) detector.feed(part);
    expect(turns).toHaveLength(1);
    expect(Math.abs((turns[0]?.startMs ?? 0) - 560)).toBeLessThan(120);
    expect(Math.abs((turns[0]?.endMs ?? 0) - (440 + said.length / 24))).toBeLessThan(160);
  }
});
