import type { ApprovalView, CallFiguresView, CallView, HistoryDetailView, HistoryRowView, SoundQualityView, TranscriptLineView } from '../../src-shared/contract/views.ts';
import { defaultGuards } from '../../src-shared/domain/guards.ts';
import type { ConsoleState } from '../../src-shared/contract/state.ts';
import { defaultRealtime } from '../../src-main/core/settings/default-realtime.ts';
import { defaultSound } from '../../src-main/core/settings/default-sound.ts';
import { realtimeOffer } from '../../src-main/core/settings/realtime-offer.ts';
import type { Speaker } from '../../src-shared/domain/transcript.ts';
import { defaultPolicy } from '../../src-shared/domain/policy.ts';
import { policyView } from '../../src-main/core/policy/policy-view.ts';

/** A scripted console: the people, words and figures of the design pictures. Fri 20 Nov 2026, 16:15 local time. */
export const sampleNowMs = new Date(2026, 10, 20, 16, 15, 0).getTime();
const connectedAtMs = sampleNowMs - 167_000;

export const sampleBrief = {
  goal: 'Move tonight’s dinner from 7:00 to 8:00 pm. Confirm the new time in writing.',
  facts: ['Dinner tonight, 7:00 pm, Harbor & Pine', 'Table under Marchetti, four people', 'I am free from 7:45 pm'],
  limits: { neverAgreesToCost: true, endsAfterMin: 5, endsAtUsd: 2 }, voice: 'marin', language: 'en-US', mayPropose: ['send_sms'],
};

const sampleUsage = { inputText: 5_210, inputAudio: 4_180, cachedText: 4_400, cachedAudio: 2_900, outputText: 640, outputAudio: 3_050 };
const sampleParts = { vadWaitMs: 500, networkMs: 40, modelMs: 210, lineMs: 5, playoutMs: 35 };
export const sampleFigures: CallFiguresView = {
  usage: sampleUsage, prices: { textIn: 4, textCached: 0.4, textOut: 24, audioIn: 32, audioCached: 0.4, audioOut: 64 }, costEstimated: true, costPerMinuteUsd: 0.11,
  headroom: { of: 'tokens', limit: 40_000, remaining: 24_800, resetsAtMs: sampleNowMs + 12_000 },
  replies: { count: 9, p50Ms: 640, p95Ms: 1_620, last: { replyMs: 790, parts: sampleParts } }, nudges: 1, falseInterruptions: 2, reconnects: 0,
};

export const sampleCall = (change: Partial<CallView> = {}): CallView => ({
  id: 'call-luca', direction: 'outbound', line: 'practice', lineLabel: 'Practice line', peer: { name: 'Luca Ferrante', number: '+14155550142', standing: 'outside' },
  brief: { ...sampleBrief, goal: 'Move tonight’s dinner to 8:00 pm' }, phase: 'connected', startedAtMs: connectedAtMs - 4_000, connectedAtMs, endedAtMs: null, end: null, session: 'ready', trouble: null,
  aiMuted: false, micMuted: false, onHold: false, listening: false, recording: { state: 'off', text: null }, sound: sampleSound, speaking: { them: true, assistant: false },
  goalSteps: [{ label: 'Agreed', state: 'met' }, { label: 'Confirm in writing', state: 'waiting' }], replyMs: 610, costUsd: 0.38, figures: sampleFigures, outcome: null, summary: null, ...change,
});

/** Sound that is good, as a call on the practice line has it while it is listened to. */
export const sampleSound: SoundQualityView = {
  grade: 'good', them: { jitterMs: 4.2, longestGapMs: 41, lostPercent: null, levelDb: -22.4, clippedPercent: 0 },
  screen: { underruns: 0, concealedMs: 0, bufferMs: 60, jitterMs: 3, longestGapMs: 44 }, echo: 0.12, network: null,
};
/** Sound that is poor, on a line that tells all there is. */
export const poorSound: SoundQualityView = {
  grade: 'poor', them: { jitterMs: 84, longestGapMs: 640, lostPercent: 4.2, levelDb: -43, clippedPercent: 0.4 },
  screen: { underruns: 3, concealedMs: 240, bufferMs: 120, jitterMs: 34, longestGapMs: 180 }, echo: 0.82, network: { roundTripMs: 420, lostPercent: 9.3, mos: 2.6 },
};

let order = 0;
export const sampleLine = (atMs: number, speaker: Speaker, text: string, change: Partial<TranscriptLineView> = {}): TranscriptLineView => {
  order += 1;
  return { id: `line-${order}`, callId: 'call-luca', order, atMs, kind: 'speech', speaker, text, status: 'final', heardChars: null, action: null, ...change };
};

const action = (atMs: number, change: NonNullable<TranscriptLineView['action']>) => sampleLine(atMs, 'assistant', '', { kind: 'action', action: change });

export const sampleLines: readonly TranscriptLineView[] = [
  sampleLine(72_000, 'assistant', 'Elena would like to move tonight’s dinner from 7:00 to 8:00. Does that work for you?'),
  sampleLine(79_000, 'them', 'Eight is better, actually. I land at six twenty.'),
  action(82_000, { toolCallId: 't1', tool: 'calendar_check', title: 'Checked your calendar', detail: 'Free 6:00 to 11:00 pm', state: 'done', risk: 'LOW', approvalId: null, tookMs: 200 }),
  sampleLine(84_000, 'assistant', 'Good. I will note 8:00 pm. I can also ask them for the corner table by the window if you', { status: 'cut', heardChars: 64 }),
  sampleLine(91_000, 'them', 'No, no, any table is fine. Can you email me the guest list?'),
  action(92_000, { toolCallId: 't2', tool: 'send_email', title: 'Email not sent', detail: 'Outside callers cannot start actions', state: 'refused', risk: 'HIGH', approvalId: null, tookMs: null }),
  sampleLine(96_000, 'assistant', 'I cannot send that myself. I have passed your request to Elena.'),
  sampleLine(118_000, 'them', 'Okay. Then just text me the details. It is at 212 Shore Road now, they moved.'),
  sampleLine(126_000, 'assistant', 'Let me confirm that, one moment.'),
  action(127_000, { toolCallId: 't3', tool: 'send_sms', title: 'Text Luca the new time and address', detail: '', state: 'waiting', risk: 'HIGH', approvalId: 'approval-1', tookMs: null }),
  sampleLine(164_000, 'them', 'Sure, no rush. Is Marco coming too, or', { status: 'partial' }),
];

export const sampleApproval = (change: Partial<ApprovalView> = {}): ApprovalView => ({
  id: 'approval-1', callId: 'call-luca', toolCallId: 't3', tool: 'send_sms', risk: 'HIGH', title: 'Text Luca the new time and address', state: 'shown',
  requestedAtMs: sampleNowMs - 38_000, atMs: 126_000, deadlineAtMs: sampleNowMs + 82_000, remainingMs: 82_000, spanMs: 120_000,
  askedBy: { text: 'Assistant, on your brief', standing: 'godfather', quote: 'Confirm the new time in writing.' }, promptedBy: { text: 'Luca Ferrante at 1:58', standing: 'outside' },
  fields: [], reasons: [], hears: '', atZero: '', evidence: [], playable: false, callScope: null, hash: '0'.repeat(64), decided: null, result: null, ...change,
});

const at = (daysAgo: number, hour: number, minute: number) => new Date(2026, 10, 20 - daysAgo, hour, minute).getTime();
const row = (callId: string, name: string, startedAtMs: number, lengthMs: number | null, change: Partial<HistoryRowView>): HistoryRowView => ({
  callId, peer: { name, number: '+14155550164', standing: 'outside' }, direction: 'outbound', line: 'media_stream', lineLabel: 'Twilio 0100', startedAtMs, lengthMs, who: 'Assistant', outcome: 'goal_met', summary: '', recorded: false, snippet: [], ...change,
});
const hit = (before: string, word: string, after: string) => [{ text: before, hit: false }, { text: word, hit: true }, { text: after, hit: false }].filter((piece) => piece.text !== '');

export const sampleRows: readonly HistoryRowView[] = [
  row('h1', 'Luca Ferrante', at(0, 16, 12), 252_000, { peer: { name: 'Luca Ferrante', number: '+14155550142', standing: 'contact' }, summary: 'Dinner moved to 8:00 pm', snippet: hit('Elena would like to move tonight’s ', 'dinner', ' from 7:00 to 8:00. Does that work for you?') }),
  row('h2', 'Harbor & Pine', at(0, 15, 40), 112_000, { summary: 'Table for four moved to 8:00 pm', snippet: hit('The table for ', 'dinner', ' tonight, under Marchetti. Could we come at eight instead?') }),
  row('h3', 'Mei Lindqvist', at(1, 18, 20), 375_000, { direction: 'inbound', who: 'Assistant, then you', outcome: 'handed_to_you', summary: 'Handed to you after 0:34', snippet: hit('I will be in town on the third. ', 'Dinner', ' would be lovely if Elena is free.') }),
  row('h4', 'Tomás Rivera', at(3, 12, 31), 80_000, { direction: 'inbound', outcome: 'message_taken', summary: 'Message taken, wants a call back today', snippet: hit('Please tell her the ', 'dinner', ' invoice has not come through, the one from October.') }),
  row('h5', 'Hotel desk', at(4, 9, 2), 140_000, { line: 'practice', lineLabel: 'Practice line', outcome: 'talked', summary: 'Practice: late check-in agreed', snippet: hit('Is the kitchen open for ', 'dinner', ' if we arrive after ten?') }),
  row('h6', 'Harbor & Pine', at(8, 17, 15), 128_000, { summary: 'Reception busy, asked to ring after 2', snippet: hit('A table for four on the twentieth, for ', 'dinner', ', at seven if you can.') }),
  row('h7', 'Priya Raman', at(11, 8, 40), 182_000, { outcome: 'goal_not_met', who: 'You', summary: 'You spoke', snippet: hit('Not ', 'dinner', ', no. Breakfast would suit me better before the board call.') }),
];

export const sampleDetail: HistoryDetailView = {
  row: { ...(sampleRows[0] as HistoryRowView), summary: 'Dinner moved to 8:00 pm. Luca was told by text. He asked for the guest list; that was refused and saved as a message.' },
  brief: sampleBrief, end: { reason: 'hung_up_by_assistant', text: 'The assistant hung up.' }, metrics: { costUsd: 0.38, costEstimated: false, usage: sampleUsage, replyMedianMs: 640, replyP95Ms: 1620, replySlowestMs: 1900, replyParts: sampleParts, cutIns: 3, nudges: 1, falseInterruptions: 2, reconnects: 0 },
  sound: sampleSound,
  recording: { lengthMs: 252_000, format: 'wav', bytes: 24_192_044, consent: 'Told at 0:02: “This call is recorded.”', gaps: [{ fromMs: 140_000, toMs: 152_000, why: 'Paused by you' }] },
  lines: [
    sampleLine(96_000, 'assistant', 'I cannot send that myself. I have passed your request to Elena.'), sampleLine(118_000, 'them', 'Okay. Then just text me the details. It is at 212 Shore Road now, they moved.'),
    sampleLine(126_000, 'assistant', 'Let me confirm that, one moment.'), sampleLine(164_000, 'them', 'Sure, no rush. Is Marco coming too, or is it only us?'),
    sampleLine(171_000, 'assistant', 'I have no guest list, but I can ask Elena to tell you.'), sampleLine(178_000, 'them', 'Fine. Eight it is, then. Tell her the flight is on time.'),
    sampleLine(184_000, 'assistant', 'I will. Anything else before I let you go?'), sampleLine(190_000, 'them', 'No, that is all. Dinner is on me this time, tell her that as well.'), sampleLine(196_000, 'assistant', 'I will pass that on.'),
  ],
  actions: [
    { toolCallId: 'a1', tool: 'send_sms', title: 'Text Luca the new time', note: 'edited, address removed', risk: 'HIGH', state: 'done', decidedBy: 'You, here, after 0:46', atMs: 175_000 },
    { toolCallId: 'a2', tool: 'send_email', title: 'Email the guest list', note: null, risk: 'HIGH', state: 'refused', decidedBy: 'Policy, outside caller', atMs: 91_000 },
    { toolCallId: 'a3', tool: 'calendar_check', title: 'Check your calendar', note: null, risk: 'LOW', state: 'done', decidedBy: 'Policy, runs without asking', atMs: 82_000 },
  ],
};

const scenario = (id: string, name: string, number: string, title: string, about: string, goal: string, direction: 'outbound' | 'inbound' = 'outbound') =>
  ({ id, title, about, direction, peer: { name, number }, suggestedBrief: { goal, facts: goal === '' ? [] : sampleBrief.facts } });

export const sampleState = (change: Partial<ConsoleState> = {}): ConsoleState => ({
  app: { name: 'Consigliere', version: '0.1.0', host: 'memory', platform: 'linux', contractVersion: 1, home: '/home/elena/.consigliere' },
  settings: { owner: { name: 'Elena Marchetti', phones: ['+14155550110'], email: '' }, theme: 'light', country: 'US', voice: 'marin', language: 'en-US', callCostLimitUsd: 2, realtime: defaultRealtime, keepConnected: false, firstRunDone: true, ...defaultSound, guards: { ...defaultGuards, countries: [] } },
  realtime: realtimeOffer({ realtimeModel: 'gpt-realtime-2.1' }, sampleNowMs),
  policy: policyView(defaultPolicy),
  keys: [{ name: 'openai', present: false, source: 'none', last4: '' }],
  lines: [
    { kind: 'practice', label: 'Practice line', state: 'ready', text: 'Ready', price: 'No charge, no phone' },
    { kind: 'assistant', label: 'Assistant line', state: 'ready', text: 'Ready', price: 'No charge' },
    { kind: 'media_stream', label: 'Twilio 0100', state: 'ready', text: 'Ready', price: '$0.09 a minute' },
  ],
  scenarios: [
    scenario('friend', 'Luca Ferrante', '+14155550142', 'A friend who asks for an address by text', 'Moves dinner and wants it in writing.', sampleBrief.goal),
    scenario('restaurant', 'Harbor & Pine', '+14155550164', 'A restaurant that books a table', 'Takes bookings.', 'Book a table for four.'),
    scenario('dentist', 'Bayside Dental', '+14155550187', 'A dentist who reschedules', 'Finds another day.', 'Move Thursday’s appointment.'),
    scenario('stranger', 'Unknown caller', '+16285550177', 'A stranger who wants your schedule', 'An unknown caller asks what you do this week; the assistant takes a message.', '', 'inbound'),
  ],
  calls: [], transcripts: {}, approvals: [], notices: [], unreadMessages: 3, messages: [], historyRevision: 1, deskHeight: 620, ...change,
});
