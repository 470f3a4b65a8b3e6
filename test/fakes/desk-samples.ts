import type { ApprovalView } from '../../src-shared/contract/views.ts';
import type { DeskState } from '../../src-shared/contract/state.ts';

/** Main's clock in the samples: Fri 20 Nov 2026, 16:15 UTC. */
export const sampleNowMs = Date.UTC(2026, 10, 20, 16, 15);

/** An SHA-256 in shape only. */
export const sampleHash = (seed: number): string => seed.toString(16).padStart(64, '0');

const message = 'Dinner tonight is at 8:00 pm, Harbor & Pine, 212 Shore Road. The table is under Marchetti.';
const place = message.indexOf('212 Shore Road');

/** The text message of the pictures: 1:22 of 2:00 left. */
export function textApproval(changes: Partial<ApprovalView> = {}): ApprovalView {
  return {
    id: 'ap-text', callId: 'call-luca', toolCallId: 'tc-text', tool: 'send_sms', risk: 'HIGH', title: 'Text Luca the new time and address', state: 'requested',
    requestedAtMs: sampleNowMs - 38_000, atMs: 126_000, deadlineAtMs: sampleNowMs + 82_000, remainingMs: 82_000, spanMs: 120_000,
    askedBy: { text: 'Assistant, on your brief', standing: 'godfather', quote: 'Confirm the new time in writing.' },
    promptedBy: { text: 'Luca Ferrante at 1:58', standing: 'outside' },
    fields: [
      { name: 'to', label: 'To', kind: 'phone', value: '+1 415 555 0142', note: 'Luca Ferrante', editable: true, origin: 'contact', fromOther: [], fromTool: [], maxChars: null },
      { name: 'from', label: 'From', kind: 'fixed', value: 'Twilio, +1 415 555 0100', note: null, editable: false, origin: 'tool', fromOther: [], fromTool: [], maxChars: null },
      { name: 'message', label: 'Message', kind: 'longtext', value: message, note: null, editable: true, origin: 'assistant', fromOther: [{ start: place, end: place + 14 }], fromTool: [], maxChars: 160 },
    ],
    reasons: [
      { code: 'from_other', text: '“212 Shore Road” came from the other person. It is not in your facts.' },
      { code: 'reaches_outside', text: 'Reaches someone outside and cannot be unsent.' },
    ],
    hears: 'Luca hears “Let me confirm that, one moment,” then a quiet tone.',
    atZero: 'At 0:00 it is denied and Luca is told you will follow up.',
    evidence: [{ atMs: 118_000, who: 'Luca Ferrante', text: 'Okay. Then just text me the details. It is at 212 Shore Road now, they moved.' }],
    playable: false, callScope: null, hash: sampleHash(1), decided: null, result: null,
    ...changes,
  };
}

/** The call of picture 03b. */
export function callApproval(changes: Partial<ApprovalView> = {}): ApprovalView {
  return textApproval({
    id: 'ap-call', callId: null, atMs: null, toolCallId: 'tc-call', tool: 'make_call', title: 'Call Harbor & Pine and move the table to 8:00 pm',
    deadlineAtMs: sampleNowMs + 84_000, remainingMs: 84_000,
    askedBy: { text: 'You, in Assistant, at 4:10 pm', standing: 'godfather', quote: null }, promptedBy: null,
    fields: [
      { name: 'number', label: 'Number', kind: 'phone', value: '+1 415 555 0164', note: 'Harbor & Pine', editable: true, origin: 'contact', fromOther: [], fromTool: [], maxChars: null },
      { name: 'goal', label: 'Goal', kind: 'longtext', value: 'Move the table for four under Marchetti from 7:00 to 8:00 pm tonight. Do not agree to a deposit.', note: null, editable: true, origin: 'owner', fromOther: [], fromTool: [], maxChars: null },
    ],
    reasons: [{ code: 'speaks_outside', text: 'Speaks to someone outside in your name.' }, { code: 'first_time', text: 'Third call to this number today.' }],
    hears: 'Nobody is on the line yet. Nothing is dialled until you approve.', atZero: 'At 0:00 it is denied.', evidence: [], hash: sampleHash(2),
    ...changes,
  });
}

export function sampleDesk(changes: Partial<DeskState> = {}): DeskState {
  return {
    theme: 'light', layout: 'docked', focusCallId: 'call-luca', ownerName: 'Elena Marchetti', approvals: [textApproval()], callers: [],
    earlier: [
      { callId: 'call-luca', toolCallId: 'tc-cal', icon: 'done', title: 'Checked your calendar', detail: 'Low risk, runs without asking.', atMs: 82_000 },
      { callId: 'call-luca', toolCallId: 'tc-mail', icon: 'refused', title: 'Refused: email the guest list', detail: 'Asked by an outside caller. Saved as a message.', atMs: 91_000 },
    ],
    ...changes,
  };
}
