import { Ban, Check, CircleX, Clock, LoaderCircle, ShieldAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ActionRecordView } from '../../../../src-shared/contract/views.ts';
import type { ActionState } from '../../../../src-shared/domain/transcript.ts';
import { formatLength } from '../../ui/format/format-length.ts';

const looks: Readonly<Record<ActionState, { readonly icon: LucideIcon; readonly tone: string; readonly word: string }>> = {
  running: { icon: LoaderCircle, tone: 'tone-quiet', word: 'Running' },
  waiting: { icon: ShieldAlert, tone: 'tone-attention', word: 'Waiting for you' },
  done: { icon: Check, tone: 'tone-live', word: 'Done' },
  refused: { icon: Ban, tone: 'tone-danger', word: 'Refused' },
  denied: { icon: Ban, tone: 'tone-quiet', word: 'Denied' },
  expired: { icon: Clock, tone: 'tone-attention', word: 'Ran out of time' },
  failed: { icon: CircleX, tone: 'tone-danger', word: 'Failed' },
};

/** What it did, and who decided. */
export function ActionsTable({ actions }: { readonly actions: readonly ActionRecordView[] }) {
  return (
    <section aria-labelledby="record-actions">
      <h3 className="section-head history-head" id="record-actions">Actions</h3>
      <table className="actions-table">
        <thead><tr><th scope="col">Action</th><th scope="col">Risk</th><th scope="col">Decided by</th><th scope="col" className="right">At</th></tr></thead>
        <tbody>
          {actions.map((action) => {
            const { icon: Icon, tone, word } = looks[action.state];
            return (
              <tr key={action.toolCallId}>
                <td><span className="actions-what"><Icon size={16} className={tone} role="img" aria-hidden={undefined} aria-label={`${word}:`} /><span>{action.title}{action.note !== null && <span className="ink-3"> {action.note}</span>}</span></span></td>
                <td>{action.risk === 'HIGH' ? 'High' : 'Low'}</td>
                <td>{action.decidedBy}</td>
                <td className="right num">{formatLength(action.atMs)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
