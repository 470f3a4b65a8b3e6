import type { ActionRecord, ApprovalRecord, CallRecord, LineRecord, MessageRecord, RecordingRecord } from '../../src-main/core/ports/store.ts';
import { zeroUsage } from '../../src-shared/domain/usage.ts';

/** Whole records with plain values; a test names what it is about. */
export const aCall = (over: Partial<CallRecord> = {}): CallRecord => ({
  id: 'call_1', direction: 'outbound', line: 'practice', lineLabel: 'Practice', peerName: 'Harbor & Pine', peerNumber: '+15550100142', peerStanding: 'contact',
  brief: { goal: 'Book a table for eight', facts: ['Friday at seven'], limits: { neverAgreesToCost: true, endsAfterMin: null, endsAtUsd: null }, voice: 'marin', language: 'en-US', mayPropose: ['send_sms'] },
  startedAtMs: 1_000, connectedAtMs: 1_500, endedAtMs: 90_000, endReason: 'hung_up_by_them', endText: 'They hung up.', outcome: 'goal_met', summary: 'A table is booked.', who: 'Assistant',
  costUsd: 0.0123, costEstimated: true, usage: { ...zeroUsage, inputAudio: 12 }, replyMedianMs: 610.5, replyP95Ms: 940, replySlowestMs: 990.25,
  replyParts: { vadWaitMs: 500, networkMs: 41, modelMs: null, lineMs: 3, playoutMs: 20 }, cutIns: 2, nudges: 1, falseInterruptions: 3, reconnects: 4,
  sound: { grade: 'fair', them: { jitterMs: 34.5, longestGapMs: 180, lostPercent: 0.5, levelDb: -22.25, clippedPercent: 0 }, screen: null, echo: null, network: null }, ...over,
});

export const aLine = (over: Partial<LineRecord> = {}): LineRecord => ({
  id: 'item_1', callId: 'call_1', order: 1, atMs: 12.5, kind: 'speech', speaker: 'them', text: 'Good evening', status: 'final', heardChars: null, toolCallId: null, ...over,
});

export const anAction = (over: Partial<ActionRecord> = {}): ActionRecord => ({
  toolCallId: 'tool_1', callId: 'call_1', tool: 'send_sms', title: 'Text Luca', detail: '', note: null, risk: 'HIGH', state: 'done', decidedBy: 'You', atMs: 400, tookMs: 20.5, approvalId: 'appr_1',
  argumentsAsked: '{"to":"+15550100142"}', argumentsRun: null, result: null, ...over,
});

export const anApproval = (over: Partial<ApprovalRecord> = {}): ApprovalRecord => ({
  id: 'appr_1', callId: 'call_1', toolCallId: 'tool_1', state: 'requested', hash: 'a'.repeat(64), requestedAtMs: 2_000, decidedAtMs: null, decidedBy: null,
  actor: { kind: 'external', phone: '+15550100142', name: null, direction: 'inbound' }, view: '{"id":"appr_1"}', ...over,
});

export const aMessage = (over: Partial<MessageRecord> = {}): MessageRecord => ({
  id: 'msg_1', callId: 'call_1', atMs: 5_000, name: 'Rosa', number: null, urgency: 'today', text: 'Call me back', read: false, done: false, calledFrom: null, asked: [], ...over,
});

export const aRecording = (change: Partial<RecordingRecord> = {}): RecordingRecord => ({
  callId: 'call_1', file: 'call_1.wav', format: 'wav', startedAtMs: 5_000, lengthMs: 12_345, bytes: 1_185_164, consent: 'Told at 0:02: the call is recorded.', gaps: [{ fromMs: 0, toMs: 2_000, why: 'Before they were told' }], open: false, ...change,
});
