import type { AuditEntry } from '../../../src-shared/domain/audit.ts';
import type { AuditRowView } from '../../../src-shared/contract/views.ts';

/** A row in words. Its data was written by us, yet it is read as if it were not: an old or broken row must show too. */
export function auditRowView(row: AuditEntry): AuditRowView {
  return { seq: row.seq, atMs: row.atMs, kind: row.kind, callId: row.callId, text: rowText(row).slice(0, 400), details: JSON.stringify(row.data, null, 2).slice(0, 20_000), hash: row.hash };
}

function rowText({ kind, data }: AuditEntry): string {
  const word = (value: unknown, fallback = ''): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : fallback);
  const tool = word(data['tool'], 'an action');
  const member = (name: string): Readonly<Record<string, unknown>> => (typeof data[name] === 'object' && data[name] !== null ? (data[name] as Record<string, unknown>) : {});
  switch (kind) {
    case 'asked': return `Asked you: ${tool}`;
    case 'shown': return `On the Desk: ${tool}`;
    case 'heard': return 'The question was read out and heard';
    case 'edited': return `Changed before deciding: ${tool}`;
    case 'decided': {
      if (data['ignored'] !== undefined) return `Too late or not valid, changed nothing: ${word(data['ignored'])}, ${tool}`;
      const decided = member('decided');
      const outcome = { approved: 'Approved', denied: 'Denied', expired: 'Ran out of time', superseded: 'Not needed any more' }[word(decided['outcome'])] ?? 'Decided';
      return `${outcome} by ${word(decided['by'], 'nobody').replace(/^You\b/, 'you')}, after ${word(decided['seconds'], '?')} s${decided['scope'] === 'call' ? ', for the whole call' : ''}: ${tool}`;
    }
    case 'executed': return data['grant'] === undefined ? `Ran: ${tool}` : `Ran, approved for this call: ${tool}`;
    case 'result': return `Result: ${tool}${data['status'] === undefined ? '' : `, ${word(data['status'])}`}`;
    case 'refused': return `Refused: ${tool}, ${word(data['rule']).replaceAll('_', ' ')}`;
    case 'identity': return data['caller'] === undefined ? `Who you are was changed, from ${word(data['source'], 'Settings')}` : `A caller was ${data['confirmed'] === true ? 'confirmed as you' : 'taken back as you'}: ${word(data['caller'])}`;
    case 'settings': return data['policy'] === undefined ? 'Settings were changed' : 'The policy was changed';
    case 'recording': {
      const words = data['words'] === undefined ? '' : `: “${word(data['words'])}”`;
      return `${{ began: 'Recording began', refused: 'They do not want to be recorded', unclear: 'Not recorded, without a clear yes', erased: 'A recording was erased', expired: 'A recording was erased, its time was over' }[word(data['what'])] ?? 'A recording changed'}${words}`;
    }
    case 'recovered': return 'A call that was cut off was closed';
  }
}
