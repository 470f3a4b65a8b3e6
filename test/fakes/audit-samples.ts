import type { AuditKind } from '../../src-shared/domain/audit.ts';
import type { AuditRowView } from '../../src-shared/contract/views.ts';
import { sampleHash } from './desk-samples.ts';
import { sampleNowMs } from './console-state.ts';

const story: readonly (readonly [AuditKind, string, Readonly<Record<string, unknown>>])[] = [
  ['settings', 'The policy was changed', { policy: { voiceApproval: true } }],
  ['refused', 'Refused: send_email, outside caller', { tool: 'send_email', asker: 'Luca Ferrante', arguments: { to: 'l…@ferrante.example', subject: 'Guest list' }, rule: 'outside_caller' }],
  ['asked', 'Asked you: send_sms', { tool: 'send_sms', arguments: { to: '+1415555••••', body: 'Dinner at 8:00 pm' } }],
  ['decided', 'Approved by you, here, after 46 s: send_sms', { tool: 'send_sms', decided: { outcome: 'approved', by: 'You, here', seconds: 46 } }],
  ['executed', 'Ran: send_sms', { tool: 'send_sms', hash: sampleHash(7) }],
  ['result', 'Result: send_sms, sent', { tool: 'send_sms', status: 'sent' }],
];

/** Row 1 is the oldest; the first is of no call. */
export const sampleAudit: readonly AuditRowView[] = Array.from({ length: 126 }, (_, at): AuditRowView => {
  const [kind, text, data] = story[at % story.length] ?? ['recovered', '', {}];
  return { seq: at + 1, atMs: sampleNowMs - (126 - at) * 90_000, kind, callId: kind === 'settings' ? null : at < 60 ? 'h2' : 'h1', text, details: JSON.stringify(data, null, 2), hash: sampleHash(at + 1) };
});
