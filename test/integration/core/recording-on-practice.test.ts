import { expect, onTestFinished, test } from 'vitest';
import type { SettingsView } from '../../../src-shared/contract/views.ts';
import { coreOnPractice } from '../../fakes/core-on-practice.ts';
import { createMemoryRecordings } from '../../fakes/memory-recordings.ts';
import { defaultMayPropose } from '../../../src-shared/domain/brief.ts';
import { isApprovalOpen } from '../../../src-shared/domain/approval.ts';
import { readRiff } from '../../fakes/read-riff.ts';

/** The clock is patient: a busy machine makes these longer, never wrong. */
const mostMs = 240_000;
const recordQuestion = 'Is it all right if this call is recorded?';

/** A whole call with this person of the practice line, to its end. Whatever is proposed is approved. */
async function wholeCall(mode: SettingsView['recording']['mode'], scenarioId: string) {
  const recordings = createMemoryRecordings();
  const app = await coreOnPractice({ recordings, settings: { recording: { mode } } });
  onTestFinished(() => app.stop());
  const scenario = app.state().scenarios.find((each) => each.id === scenarioId)!;
  const { goal, facts } = scenario.suggestedBrief;
  const placed = scenario.direction === 'inbound'
    ? await app.console('call.simulateInbound', { scenarioId })
    : await app.console('call.place', { to: scenario.peer.number, name: null, line: 'practice', brief: { goal, facts: [...facts], limits: { neverAgreesToCost: true, endsAfterMin: 10, endsAtUsd: null }, voice: 'marin', language: 'en-US', mayPropose: [...defaultMayPropose] } });
  if (!placed.ok) throw new Error(placed.error.message);
  const { callId } = placed.value;
  const states: string[] = [];
  const decided = new Set<string>();
  onTestFinished(app.core.projections.desk.subscribe(() => {
    const card = app.deskState().approvals.find((each) => isApprovalOpen(each.state));
    if (card === undefined || decided.has(card.id)) return;
    decided.add(card.id);
    void app.desk('approval.approve', { approvalId: card.id, hash: card.hash });
  }));
  const call = () => app.state().calls.find((each) => each.id === callId)!;
  await app.until('the call ends', () => {
    const { state } = call().recording;
    if (states.at(-1) !== state) states.push(state);
    return call().phase === 'ended';
  });
  await expect.poll(() => app.store.getRecording(callId)?.open ?? false, { timeout: 20_000 }).toBe(false);
  const lines = (app.state().transcripts[callId] ?? []).filter((line) => line.kind === 'speech');
  expect(app.logger.entries.filter((entry) => entry.level === 'error')).toEqual([]);
  return {
    app, call: call(), states, files: recordings.files,
    record: app.store.getRecording(callId),
    file: () => readRiff(recordings.files.get(`${callId}.wav`) ?? new Uint8Array()),
    audit: app.store.audit.filter((row) => row.kind === 'recording').map((row) => row.data),
    spoken: lines.map((line) => `${line.speaker}: ${line.text}`),
  };
}
const firstSoundMs = (channel: Int16Array | Uint8Array): number => channel.findIndex((sample) => Math.abs(sample) > 300) / 24;

test('asked, and they say yes: the question is the assistant’s turn, recorded is from their answer on, and their words are kept', { timeout: mostMs }, async () => {
  const { call, states, record, file, audit, spoken } = await wholeCall('ask', 'harbor-and-pine');
  expect(spoken.slice(0, 4)).toEqual([
    'them: Harbor and Pine, good evening. How can I help you?', `assistant: Hello, this is Elena Marchetti's AI assistant. ${recordQuestion}`,
    'them: Yes, that is fine.', expect.stringMatching(/^assistant: Elena would like a table/),
  ]);
  expect(spoken.filter((line) => line.includes('recorded'))).toHaveLength(1);
  expect(call.outcome).toBe('goal_met');
  expect(states).toEqual(['waiting', 'on', 'done']);
  expect(audit).toMatchObject([{ what: 'began', mode: 'ask', words: 'Yes, that is fine.' }]);
  expect(record?.consent).toMatch(/^Said yes at 0:\d\d: “Yes, that is fine\.”$/);
  const { atMs } = audit[0] as { readonly atMs: number };
  expect(record?.gaps[0]).toMatchObject({ fromMs: 0, why: 'Before they said yes' });
  const [them, played] = file().sound.map(firstSoundMs);
  // Of what was said before the answer was understood nothing is in the file; of what came after, both sides are.
  expect(Math.min(them!, played!)).toBeGreaterThanOrEqual(atMs - 1);
});

test('asked, and they say no: nothing is recorded, and the call goes on all the same', { timeout: mostMs }, async () => {
  const { call, states, record, files, audit, spoken } = await wholeCall('ask', 'no-machines');
  expect(spoken.slice(1, 4)).toEqual([expect.stringContaining(recordQuestion), 'them: No. I do not want to be recorded.', expect.stringMatching(/^assistant: I am calling about the garage/)]);
  expect(states).toEqual(['waiting', 'refused']);
  expect(call.recording.text).toMatch(/^They said no at 0:\d\d\. Nothing is recorded\.$/);
  expect(record).toBeNull();
  expect(files.size).toBe(0);
  expect(audit).toMatchObject([{ what: 'refused', words: 'No. I do not want to be recorded.' }]);
});

test('asked of a caller, who answers and then says why they call', { timeout: mostMs }, async () => {
  const { call, states, audit, spoken } = await wholeCall('ask', 'stranger');
  expect(spoken.slice(0, 4)).toEqual([expect.stringContaining(recordQuestion), 'them: Yes, that is fine.', 'assistant: How can I help you?', expect.stringMatching(/^them: Hi there/)]);
  expect(states).toEqual(['waiting', 'on', 'done']);
  expect(audit).toMatchObject([{ what: 'began' }]);
  expect(call.outcome).toBe('message_taken');
});

test('a machine is not waited for: it gets its message, and is not recorded', { timeout: mostMs }, async () => {
  const { call, record, files, spoken } = await wholeCall('ask', 'voicemail');
  expect(spoken[1]).toMatch(/recorded\? Elena would like to talk to you about the meeting/);
  expect(call.outcome).toBe('voicemail');
  expect(record).toBeNull();
  expect(files.size).toBe(0);
});

test('announced: the assistant goes on at once, and is recorded from the sentence on', { timeout: mostMs }, async () => {
  const { states, record, audit, spoken } = await wholeCall('announce', 'harbor-and-pine');
  expect(spoken[1]).toMatch(/^assistant: Hello, this is Elena Marchetti's AI assistant\. This call is recorded\. Elena would like a table/);
  expect(spoken.join(' ')).not.toContain('Yes, that is fine');
  expect(states).toEqual(['waiting', 'on', 'done']);
  expect(audit).toMatchObject([{ what: 'began', mode: 'announce' }]);
  expect(record?.consent).toMatch(/^Told at 0:\d\d/);
});

test('off: nothing is said of it and nothing written', { timeout: mostMs }, async () => {
  const { call, states, record, files, audit, spoken } = await wholeCall('off', 'harbor-and-pine');
  expect(spoken[1]).toMatch(/^assistant: Hello, this is Elena Marchetti's AI assistant\. Elena would like a table/);
  expect(spoken.join(' ')).not.toMatch(/record/);
  expect(call.outcome).toBe('goal_met');
  expect(states).toEqual(['off']);
  expect([record, files.size, audit]).toEqual([null, 0, []]);
});
