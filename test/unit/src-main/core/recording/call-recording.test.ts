import { expect, test } from 'vitest';
import type { Opus } from '../../../../../src-main/core/ports/opus.ts';
import { coreWithFakes, dinnerBrief } from '../../../../fakes/core-with-fakes.ts';
import { createMemoryStore } from '../../../../fakes/memory-store.ts';
import { createMemoryRecordings } from '../../../../fakes/memory-recordings.ts';
import { err, ok } from '../../../../../src-shared/domain/result.ts';
import { noOpus } from '../../../../fakes/no-opus.ts';
import { recordedCall, samplesAt, toneFrame } from '../../../../fakes/recorded-call.ts';

const recordingRows = (app: { readonly store: ReturnType<typeof createMemoryStore> }): unknown[] => app.store.audit.filter((row) => row.kind === 'recording').map((row) => row.data);

test('off: nothing is said of it, nothing is written', async () => {
  const call = await recordedCall({ mode: 'off' });
  expect(call.session.config.instructions).not.toMatch(/record/i);
  call.session.assistantSays('a1', 'This call is recorded.');
  await call.sound(1_000, 100, 200);
  await call.hangUp();
  expect(call.recording()).toEqual({ state: 'off', text: null });
  expect(call.app.recordings.files.size).toBe(0);
  expect(recordingRows(call.app)).toEqual([]);
});

test('announced: silence until they heard it, then both sides as they were; the history has it with how they came to know', async () => {
  const call = await recordedCall({ mode: 'announce' });
  expect(call.session.config.instructions).toContain('This call is recorded.');
  expect(call.recording()).toMatchObject({ state: 'waiting' });
  await call.sound(2_000, 100, 200);
  call.session.assistantSays('a1', call.disclosure);
  expect(call.recording()).toEqual({ state: 'on', text: null });
  await call.sound(3_000, 300, 400);
  await call.hangUp();
  expect(call.recording()).toEqual({ state: 'done', text: null });
  const file = call.file();
  expect(samplesAt(file, 1_900)).toEqual([0, 0]);
  expect(samplesAt(file, 2_500)).toEqual([300, 400]);
  expect(Math.abs(file.lengthMs - 5_000)).toBeLessThanOrEqual(40);
  expect(recordingRows(call.app)).toMatchObject([{ what: 'began', mode: 'announce' }]);

  const detail = await call.app.console('history.get', { callId: call.callId });
  if (!detail.ok) throw new Error(detail.error.message);
  expect(detail.value.recording).toMatchObject({ format: 'wav', lengthMs: Math.round(file.lengthMs), bytes: 44 + file.sound[0]!.length * 4, consent: 'Told at 0:02: the call is recorded.', gaps: [{ fromMs: 0, toMs: 2_000, why: 'Before they were told' }] });
  expect(detail.value.row.recorded).toBe(true);
  const found = await call.app.console('history.search', { query: '', sinceMs: null, outcome: null, limit: 10, before: null });
  expect(found).toMatchObject({ ok: true, value: { rows: [{ recorded: true }] } });
  expect(call.app.store.recordingRecords.get(call.callId)).toMatchObject({ file: `${call.callId}.wav`, open: false });
});

test('asked: their own words are the consent, kept with their time and written to the audit log', async () => {
  const call = await recordedCall({ mode: 'ask' });
  call.session.assistantSays('a1', call.disclosure);
  await call.sound(1_000, 1, 1);
  expect(call.recording()).toMatchObject({ state: 'waiting' });
  call.session.theySay('t2', 'Sure, go ahead.');
  expect(call.recording()).toEqual({ state: 'on', text: null });
  await call.sound(500, 1, 1);
  await call.hangUp();
  expect(recordingRows(call.app)).toMatchObject([{ what: 'began', words: 'Sure, go ahead.' }]);
  expect(call.app.store.getRecording(call.callId)).toMatchObject({ consent: 'Said yes at 0:01: “Sure, go ahead.”' });
});

test('asked and refused: nothing is recorded, and the words are kept', async () => {
  const call = await recordedCall({ mode: 'ask' });
  call.session.assistantSays('a1', call.disclosure);
  call.session.theySay('t2', 'I would rather not.');
  expect(call.recording()).toMatchObject({ state: 'refused', text: expect.stringContaining('They said no') as string });
  await call.sound(500, 1, 1);
  await call.hangUp();
  expect(call.app.recordings.files.size).toBe(0);
  expect(recordingRows(call.app)).toMatchObject([{ what: 'refused', words: 'I would rather not.' }]);
});

test('without a row in the audit log nothing is recorded', async () => {
  const call = await recordedCall({ mode: 'announce' });
  call.app.store.failAudit = { code: 'full', text: 'no space' };
  call.session.assistantSays('a1', call.disclosure);
  await call.sound(500, 1, 1);
  expect(call.recording()).toMatchObject({ state: 'failed', text: expect.stringMatching(/audit log.*goes on.*Free some/) as string });
  expect(call.app.recordings.files.size).toBe(0);
});

test('at his own microphone the owner’s setting is enough, and he is told nothing of it', async () => {
  const app = await coreWithFakes({ files: { 'settings.json': JSON.stringify({ recording: { mode: 'ask' } }) }, secrets: { openai_api_key: 'sk-test-000000000000' } });
  const placed = await app.console('call.place', { to: '', name: null, line: 'assistant', brief: dinnerBrief });
  if (!placed.ok) throw new Error(placed.error.message);
  app.sessions[0]!.ready();
  await app.clock.run(100);
  expect(app.state().calls[0]!.recording.state).toBe('on');
  expect(app.sessions[0]!.config.instructions).not.toMatch(/recorded/);
});

test('as heard: what was cut off is not in the file', async () => {
  const call = await recordedCall({ mode: 'announce' });
  call.session.assistantSays('a1', call.disclosure);
  // The model has said ten seconds; two of them were played when they broke in.
  call.session.voice.play(new Int16Array(240_000).fill(7_000));
  await call.sound(2_000, 0, 7_000);
  call.session.voice.clear();
  await call.sound(3_000, 500, 0);
  await call.hangUp();
  const file = call.file();
  expect(samplesAt(file, 1_500)).toEqual([0, 7_000]);
  const loud = file.sound[1]!.filter((sample) => sample === 7_000).length;
  expect(Math.abs(loud - 2_000 * 24)).toBeLessThanOrEqual(960);
});

test('a pause leaves silence of its length and says why; a stop is for good', async () => {
  const call = await recordedCall({ mode: 'announce' });
  call.session.assistantSays('a1', call.disclosure);
  await call.sound(1_000, 10, 20);
  expect(await call.app.console('call.record', { callId: call.callId, do: 'pause' })).toMatchObject({ ok: true });
  expect(call.recording()).toMatchObject({ state: 'paused', text: expect.stringContaining('Nothing is kept') as string });
  await call.sound(1_000, 30, 40);
  await call.app.console('call.record', { callId: call.callId, do: 'resume' });
  await call.sound(1_000, 50, 60);
  await call.app.console('call.record', { callId: call.callId, do: 'stop' });
  expect(call.recording()).toEqual({ state: 'done', text: 'You ended it at 0:03.' });
  await call.sound(1_000, 70, 80);
  expect(await call.app.console('call.record', { callId: call.callId, do: 'resume' })).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
  await call.hangUp();
  const file = call.file();
  expect([500, 1_500, 2_500].map((ms) => samplesAt(file, ms))).toEqual([[10, 20], [0, 0], [50, 60]]);
  expect(file.sound.flatMap((channel) => [...channel]).some((sample) => [30, 40, 70, 80].includes(sample))).toBe(false);
  expect(Math.abs(file.lengthMs - 3_000)).toBeLessThanOrEqual(40);
  expect(call.app.store.getRecording(call.callId)!.gaps).toMatchObject([{ why: 'Paused by you' }]);
  const peaks = await call.app.console('recording.peaks', { callId: call.callId, buckets: 6 });
  expect(peaks).toMatchObject({ ok: true, value: { left: { length: 6 } } });
});

test('a card number that was said is silence on its side, once its words are known', async () => {
  const call = await recordedCall({ mode: 'announce' });
  call.session.assistantSays('a1', call.disclosure);
  await call.sound(2_000, 10, 20);
  call.session.emit({ type: 'them.started', itemId: 't5' });
  await call.sound(2_000, 30, 40);
  call.session.emit({ type: 'them.stopped', itemId: 't5' });
  await call.sound(2_000, 50, 60);
  call.session.emit({ type: 'them.words', itemId: 't5', text: 'It is 4111 1111, 1111 1111.', final: true });
  await call.sound(1_000, 70, 80);
  await call.hangUp();
  const file = call.file();
  expect(file.sound[0]!.includes(30)).toBe(false);
  expect([1_000, 3_000, 5_000, 6_500].map((ms) => samplesAt(file, ms))).toEqual([[10, 20], [0, 40], [50, 60], [70, 80]]);
  expect(call.app.store.getRecording(call.callId)!.gaps).toMatchObject([{ why: 'A card number or a code was said' }]);
});

test('a card number stays where the setting says so', async () => {
  const call = await recordedCall({ mode: 'announce', hideCardNumbers: false });
  call.session.assistantSays('a1', call.disclosure);
  await call.sound(1_000, 10, 20);
  call.session.theySay('t5', 'It is 4111 1111 1111 1111.');
  await call.sound(1_000, 30, 40);
  await call.hangUp();
  expect(samplesAt(call.file(), 900)).toEqual([10, 20]);
});

test('a full disk: the call goes on, the light goes out, words say why, and what was written plays', async () => {
  const recordings = createMemoryRecordings();
  const call = await recordedCall({ mode: 'announce' }, { recordings });
  recordings.roomBytes = 44 + 96 * 2_000;
  call.session.assistantSays('a1', call.disclosure);
  await call.sound(4_000, 10, 20);
  const shown = call.recording();
  expect(shown).toMatchObject({ state: 'failed', text: expect.stringMatching(/^The disk is full\. The call goes on; what was recorded until 0:01 is kept\. Free some space/) as string });
  expect(call.call()).toMatchObject({ phase: 'connected' });
  expect(JSON.stringify(call.app.state().notices)).toContain('The recording stopped');
  await call.hangUp();
  expect(call.recording()).toEqual(shown);
  const file = call.file();
  expect(file.lengthMs).toBeGreaterThan(1_000);
  expect(samplesAt(file, 900)).toEqual([10, 20]);
  expect(call.app.store.getRecording(call.callId)).toMatchObject({ lengthMs: Math.round(file.lengthMs), open: false });
});

test('settings are those of the call’s beginning', async () => {
  const call = await recordedCall({ mode: 'announce' });
  await call.app.console('settings.update', { recording: { mode: 'off', format: 'wav', hideCardNumbers: true, keepDays: null } });
  call.session.assistantSays('a1', call.disclosure);
  expect(call.recording().state).toBe('on');
});

test('the Desk is told that there is something to play, and the console plays the line it asks for', async () => {
  const call = await recordedCall({ mode: 'announce' });
  await call.app.desk('desk.snapshot', {});
  expect(await call.app.desk('line.play', { callId: call.callId, atMs: 400 })).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
  call.session.assistantSays('a1', call.disclosure);
  await call.sound(1_500, 10, 20);
  call.session.theySay('t2', 'Please text me that.');
  await call.sound(1_500, 10, 20);
  call.session.callTool('tool1', 'send_sms', { to: '+14155550164', body: 'At 8:00 pm.' });
  expect(call.app.deskState().approvals[0]).toMatchObject({ playable: true });
  expect(await call.app.desk('line.play', { callId: call.callId, atMs: 400 })).toMatchObject({ ok: true });
  expect(call.app.signals.findLast((signal) => signal.type === 'play')).toEqual({ type: 'play', callId: call.callId, fromMs: 100, untilMs: 1_500 });
  await call.app.desk('line.play', { callId: call.callId, atMs: 1_500 });
  expect(call.app.signals.findLast((signal) => signal.type === 'play')).toMatchObject({ fromMs: 1_200, untilMs: 9_500 });
});

test('erased: the file, the row and what plays are gone; the transcript and the log stay', async () => {
  const call = await recordedCall({ mode: 'announce' });
  call.session.assistantSays('a1', call.disclosure);
  await call.sound(1_000, 10, 20);
  expect(await call.app.console('recording.erase', { callId: call.callId })).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
  await call.hangUp();
  expect(await call.app.console('recording.erase', { callId: call.callId })).toMatchObject({ ok: true });
  expect(call.app.recordings.files.size).toBe(0);
  expect(recordingRows(call.app).at(-1)).toMatchObject({ what: 'erased' });
  expect(await call.app.console('history.get', { callId: call.callId })).toMatchObject({ ok: true, value: { recording: null, row: { recorded: false }, lines: [{}, {}] } });
  expect(await call.app.console('recording.peaks', { callId: call.callId, buckets: 4 })).toMatchObject({ ok: false, error: { code: 'not_found' } });
  expect(await call.app.console('recording.erase', { callId: call.callId })).toMatchObject({ ok: false, error: { code: 'not_found' } });
});

test('after a crash the file has its true length and the history its recording; after its days it is gone', async () => {
  const recordings = createMemoryRecordings();
  const store = createMemoryStore();
  const call = await recordedCall({ mode: 'announce', keepDays: 30 }, { recordings, store });
  call.session.assistantSays('a1', call.disclosure);
  await call.sound(3_000, 10, 20);
  // Killed: nothing is closed, and the last bytes stand behind what the header says.
  const before = recordings.files.get(`${call.callId}.wav`)!;
  recordings.files.set(`${call.callId}.wav`, Uint8Array.from([...before, ...new Uint8Array(4_001).fill(1)]));
  expect(call.file().lengthMs).toBeGreaterThan(2_000);

  const again = await recordedCall({ mode: 'off', keepDays: 30 }, { recordings, store, ids: { next: (prefix) => `${prefix}_again` } });
  await again.app.clock.run(100);
  const lengthMs = Math.round((before.length - 44 + 4_000) / 96);
  expect(store.getRecording(call.callId)).toMatchObject({ open: false, lengthMs });
  expect(await again.app.console('history.get', { callId: call.callId })).toMatchObject({ ok: true, value: { recording: { lengthMs, consent: 'Told at 0:00: the call is recorded.' }, end: { reason: 'interrupted' } } });
  expect(await again.app.console('recording.peaks', { callId: call.callId, buckets: 1 })).toMatchObject({ ok: true, value: { left: [2] } });

  await again.app.clock.run(31 * 24 * 3_600_000, 6 * 3_600_000);
  expect(store.getRecording(call.callId)).toBeNull();
  expect(recordings.files.has(`${call.callId}.wav`)).toBe(false);
  expect(store.audit.findLast((row) => row.kind === 'recording')!.data).toMatchObject({ what: 'expired' });
});

test('a file whose row was lost gets it back from the audit log; half-made and foreign files: the one goes, the other stays', async () => {
  const recordings = createMemoryRecordings();
  const store = createMemoryStore();
  const call = await recordedCall({ mode: 'announce' }, { recordings, store });
  call.session.assistantSays('a1', call.disclosure);
  await call.sound(2_000, 10, 20);
  store.recordingRecords.clear();
  recordings.files.set('call_x.part', new Uint8Array(10));
  recordings.files.set('call_foreign.wav', new Uint8Array(10));
  const again = await recordedCall({ mode: 'off' }, { recordings, store, ids: { next: (prefix) => `${prefix}_again` } });
  await again.app.clock.run(100);
  expect(store.getRecording(call.callId)).toMatchObject({ open: false, consent: 'Told at 0:00: the call is recorded.' });
  expect([...recordings.files.keys()].sort()).toEqual([`${call.callId}.wav`, 'call_foreign.wav'].sort());
});

test('muted and held sound is silence, not a hole', async () => {
  const call = await recordedCall({ mode: 'announce' });
  call.session.assistantSays('a1', call.disclosure);
  await call.sound(1_000, 10, 20);
  for (let ms = 0; ms < 1_000; ms += 20) {
    await call.app.clock.run(20);
    call.leg.events.onPlayed(toneFrame(0));
  }
  await call.sound(1_000, 30, 40);
  await call.hangUp();
  const file = call.file();
  expect([500, 1_500, 2_500].map((ms) => samplesAt(file, ms))).toEqual([[10, 20], [0, 0], [30, 40]]);
});

test('as Opus afterwards: the smaller file takes the place of the WAV; where that fails, the WAV stays', async () => {
  for (const works of [true, false]) {
    const recordings = createMemoryRecordings();
    const opus: Opus = {
      ...noOpus,
      encode: (from, to) => {
        if (!recordings.files.has(from)) throw new Error('no such WAV');
        recordings.files.set(to, new Uint8Array(77));
        return Promise.resolve(works ? ok({ bytes: 77 }) : err({ code: 'full', text: 'ENOSPC' }));
      },
      decode: (_name, from, samples) => Promise.resolve(ok({ left: new Int16Array(Math.max(0, Math.min(samples, 24_000 - from))).fill(5), right: new Int16Array(Math.max(0, Math.min(samples, 24_000 - from))) })),
    };
    const call = await recordedCall({ mode: 'announce', format: 'opus' }, { recordings, opus });
    call.session.assistantSays('a1', call.disclosure);
    await call.sound(1_000, 10, 20);
    expect(call.recording().state).toBe('on');
    await call.hangUp();
    expect([...recordings.files.keys()]).toEqual([works ? `${call.callId}.opus` : `${call.callId}.wav`]);
    const detail = await call.app.console('history.get', { callId: call.callId });
    expect(detail).toMatchObject({ ok: true, value: { recording: works ? { format: 'opus', bytes: 77 } : { format: 'wav' } } });
    expect(await call.app.console('recording.play', { callId: call.callId, fromMs: 0, untilMs: null })).toMatchObject({ ok: true });
    expect(await call.app.console('recording.peaks', { callId: call.callId, buckets: 3 })).toMatchObject({ ok: true, value: { left: [0, 0, 0] } });
  }
});
