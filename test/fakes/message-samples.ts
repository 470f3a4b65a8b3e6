import type { MessageView } from '../../src-shared/contract/views.ts';
import { sampleNowMs } from './console-state.ts';

type Ask = MessageView['asked'][number];

export const sampleAsk = (change: Partial<Ask> = {}): Ask => ({
  id: 'ask-1', tool: 'send_sms', title: 'Text +1 628 555 0177: “The lease is yours until Monday.”', reason: 'Outside callers cannot start actions.', atMs: 34_000,
  fields: [{ label: 'To', value: '+16285550177' }, { label: 'Message', value: 'The lease is yours until Monday.' }], state: 'refused', approvalId: null, canStart: true, ...change,
});

const at = (hoursAgo: number): number => sampleNowMs - hoursAgo * 3_600_000;
const message = (id: string, name: string, hoursAgo: number, text: string, change: Partial<MessageView> = {}): MessageView =>
  ({ id, callId: 'h4', atMs: at(hoursAgo), name, number: '+14155550173', urgency: 'no_rush', text, read: true, done: false, calledFrom: '+14155550173', asked: [], ...change });

/** As on picture 06, and one that is done. */
export const sampleMessages: readonly MessageView[] = [
  message('m1', 'Gareth Pruitt', 1, 'He manages the Mission Street office. Another tenant wants the lease, and he needs your answer before six today.', { urgency: 'today', read: false, calledFrom: '+16285550177', asked: [sampleAsk(), sampleAsk({ id: 'ask-2', title: 'Look for your mobile number in your contacts', tool: 'lookup_contact', state: 'done', canStart: false, fields: [] })] }),
  message('m2', 'Tomás Rivera', 4, 'October invoice not received. Asks you to resend it to the same address.', { urgency: 'this_week', read: false }),
  message('m3', 'Dr. Osei’s office', 6, 'Results are in, nothing urgent. Please ring the front desk.', { urgency: 'this_week', read: false }),
  message('m4', 'Luca Ferrante', 26, 'Asked for the guest list by email. Refused on the call and noted here.', { number: '+14155550142', calledFrom: '+14155550142' }),
  message('m5', 'Hana Whitlock', 50, 'Introduction from Mei Lindqvist. Would like 20 minutes in December.'),
  message('m6', 'Unknown', 74, 'Gave no name. Said it was about a parcel and asked for the door code. Not given.', { number: null, calledFrom: '+12065550190' }),
  message('m7', 'Bayside Dental', 98, 'The appointment of Thursday is confirmed.', { done: true }),
];
