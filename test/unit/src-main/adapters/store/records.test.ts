import { expect, test } from 'vitest';
import { aCall, aLine, aMessage, anAction, anApproval, aRecording } from '../../../../fakes/store-records.ts';
import { openTestStore } from '../../../../fakes/open-test-store.ts';

const saved = { ok: true, value: null };

test('a call comes back as it was saved, and a later save replaces it', () => {
  const { store } = openTestStore();
  expect(store.saveCall(aCall({ endedAtMs: null, endReason: null, outcome: null }))).toEqual(saved);
  expect(store.unfinishedCalls().map((call) => call.id)).toEqual(['call_1']);
  store.saveLine(aLine());
  expect(store.saveCall(aCall())).toEqual(saved);
  expect(store.getCall('call_1')).toEqual(aCall());
  expect(store.unfinishedCalls()).toEqual([]);
  expect(store.linesOf('call_1')).toHaveLength(1);
  expect(store.getCall('call_2')).toBeNull();
});

test('lines keep their order and are replaced by id within their call', () => {
  const { store } = openTestStore();
  store.saveCall(aCall());
  store.saveCall(aCall({ id: 'call_2' }));
  store.saveLine(aLine({ id: 'b', order: 2 }));
  store.saveLine(aLine({ id: 'a', order: 1, status: 'partial', text: 'Good' }));
  store.saveLine(aLine({ id: 'a', callId: 'call_2', text: 'Other call' }));
  const last = aLine({ id: 'a', order: 1, status: 'cut', text: 'Good evening', heardChars: 4 });
  expect(store.saveLine(last)).toEqual(saved);
  expect(store.linesOf('call_1')).toEqual([last, aLine({ id: 'b', order: 2 })]);
  expect(store.linesOf('call_2').map((line) => line.text)).toEqual(['Other call']);
});

test('a recording comes back as saved, its outline apart; a later save keeps the outline it is not given', () => {
  const { store } = openTestStore();
  expect(store.saveRecording(aRecording(), null)).toMatchObject({ ok: false });
  store.saveCall(aCall());
  store.saveCall(aCall({ id: 'call_2' }));
  expect(store.saveRecording(aRecording({ open: true, lengthMs: 0 }), Uint8Array.of(1, 2, 255, 0))).toEqual(saved);
  expect(store.saveRecording(aRecording(), null)).toEqual(saved);
  expect(store.getRecording('call_1')).toEqual(aRecording());
  expect(store.recordingPeaks('call_1')).toEqual(Uint8Array.of(1, 2, 255, 0));
  store.saveRecording(aRecording({ callId: 'call_2', file: 'call_2.wav', startedAtMs: 1 }), null);
  expect(store.recordingPeaks('call_2')).toBeNull();
  expect(store.recordings().map((each) => each.callId)).toEqual(['call_2', 'call_1']);
  expect(store.recordedAmong(['call_1', 'call_3'])).toEqual(new Set(['call_1']));
  expect(store.deleteRecording('call_1')).toEqual(saved);
  expect(store.deleteRecording('call_1')).toEqual(saved);
  expect(store.getRecording('call_1')).toBeNull();
});

test('actions, approvals and messages come back as saved', () => {
  const { store } = openTestStore();
  store.saveCall(aCall());
  expect(store.saveAction(anAction({ state: 'waiting' }))).toEqual(saved);
  store.saveAction(anAction());
  expect(store.actionsOf('call_1')).toEqual([anAction()]);

  store.saveApproval(anApproval({ id: 'late', requestedAtMs: 9 }));
  store.saveApproval(anApproval({ id: 'early', requestedAtMs: 8, state: 'editing', callId: null }));
  store.saveApproval(anApproval({ id: 'done', state: 'done' }));
  expect(store.openApprovals().map((approval) => approval.id)).toEqual(['early', 'late']);
  expect(store.openApprovals()[1]).toEqual(anApproval({ id: 'late', requestedAtMs: 9 }));

  store.saveMessage(aMessage());
  store.saveMessage(aMessage({ id: 'msg_2', atMs: 6_000 }));
  expect(store.markMessageRead('msg_1')).toEqual(saved);
  expect(store.messages(10)).toEqual([aMessage({ id: 'msg_2', atMs: 6_000 }), aMessage({ read: true })]);
  expect(store.messages(1)).toHaveLength(1);

  const asked = [{ id: 'ask_1', tool: 'send_sms', title: 'Text Luca', arguments: { to: '+15550100142', nested: [1] }, reason: 'Outside callers cannot start actions', atMs: 12.5, state: 'refused', approvalId: null }] as const;
  store.saveMessage(aMessage({ done: true, calledFrom: '+15550100142', asked }));
  expect(store.getMessage('msg_1')).toEqual(aMessage({ done: true, calledFrom: '+15550100142', asked }));
  expect(store.deleteMessage('msg_1')).toEqual(saved);
  expect([store.getMessage('msg_1'), store.deleteMessage('msg_1')]).toEqual([null, saved]);
});

test('what cannot be saved is answered, logged, and throws nothing', () => {
  const { store, logger } = openTestStore();
  expect(store.saveLine(aLine())).toMatchObject({ ok: false, error: { code: 'failed' } });
  expect(store.saveAction(anAction())).toMatchObject({ ok: false, error: { code: 'failed' } });
  expect(store.saveCall(aCall({ startedAtMs: Number.NaN }))).toMatchObject({ ok: false, error: { code: 'failed' } });
  expect(logger.entries.filter((entry) => entry.event === 'store.failed')).toHaveLength(3);
});

test('after closing, writes fail in words and reads find nothing', () => {
  const { store, close } = openTestStore();
  close();
  close();
  expect(store.saveCall(aCall())).toMatchObject({ ok: false, error: { code: 'failed' } });
  expect(store.getCall('call_1')).toBeNull();
  expect(store.search({ query: '', sinceMs: null, outcome: null, limit: 5, before: null })).toEqual({ hits: [], total: 0 });
});

test('calls of the last day are those that are on or ended in it, as they cost', () => {
  const { store } = openTestStore();
  store.saveCall(aCall({ id: 'old', startedAtMs: 1_000, endedAtMs: 9_999 }));
  store.saveCall(aCall({ id: 'late', startedAtMs: 3_000, endedAtMs: 10_000 }));
  store.saveCall(aCall({ id: 'on', startedAtMs: 2_000, connectedAtMs: null, endedAtMs: null, endReason: null, outcome: null }));
  expect(store.callsSince(10_000)).toEqual({ ok: true, value: [
    { id: 'on', direction: 'outbound', line: 'practice', peerNumber: '+15550100142', startedAtMs: 2_000, connectedAtMs: null, endedAtMs: null, costUsd: 0.0123 },
    { id: 'late', direction: 'outbound', line: 'practice', peerNumber: '+15550100142', startedAtMs: 3_000, connectedAtMs: 1_500, endedAtMs: 10_000, costUsd: 0.0123 },
  ] });
});

test('the do-not-call list keeps one entry a number, oldest first', () => {
  const { store, close } = openTestStore();
  const entry = (number: string, addedAtMs: number, why = '') => ({ number, addedAtMs, why });
  expect(store.addDoNotCall(entry('+14155550142', 2, 'Asked me not to'))).toEqual(saved);
  store.addDoNotCall(entry('+37127123456', 1));
  store.addDoNotCall(entry('+14155550142', 2, 'Twice'));
  expect(store.doNotCall()).toEqual({ ok: true, value: [entry('+37127123456', 1), entry('+14155550142', 2, 'Twice')] });
  store.removeDoNotCall('+37127123456');
  store.removeDoNotCall('+10000000000');
  expect(store.doNotCall()).toMatchObject({ value: [{ number: '+14155550142' }] });
  close();
  expect(store.doNotCall()).toMatchObject({ ok: false, error: { code: 'failed' } });
  expect(store.callsSince(0)).toMatchObject({ ok: false });
});
