import { ChevronRight } from 'lucide-react';
import type { AuditRowView } from '../../../../src-shared/contract/views.ts';
import { Chip } from '../../ui/Chip.tsx';
import { formatDateAndTime } from '../../ui/format/format-when.ts';
import { kindWords } from './audit-kinds.ts';
import { routeHash } from '../../stores/route.ts';

/** Rows as they were written; numbers and codes were masked then. */
export function AuditTable({ rows, ofCall }: { readonly rows: readonly AuditRowView[]; readonly ofCall: boolean }) {
  return (
    <ol className="audit-rows" aria-label="Rows, newest first">
      {rows.map((row) => (
        <li key={row.seq} className="audit-row">
          <span className="small ink-3 num">{row.seq}</span>
          <span className="small ink-2 num audit-time">{formatDateAndTime(row.atMs)}</span>
          <span><Chip tone={row.kind === 'refused' ? 'danger' : 'quiet'}>{kindWords[row.kind]}</Chip></span>
          <div className="audit-what">
            <p>{row.text}</p>
            <details>
              <summary className="more-head small ink-3"><ChevronRight size={14} aria-hidden="true" />What was written</summary>
              <pre className="audit-details" tabIndex={0} aria-label={`Row ${row.seq}`}>{row.details}</pre>
              <p className="small ink-3 audit-hash">Seal {row.hash}</p>
            </details>
          </div>
          {row.callId !== null && !ofCall && <a className="button" data-kind="ghost" data-size="small" href={routeHash({ screen: 'history', callId: row.callId })}>Open the call</a>}
        </li>
      ))}
    </ol>
  );
}
