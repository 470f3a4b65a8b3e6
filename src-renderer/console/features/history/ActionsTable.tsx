import type { ActionRecordView } from '../../../../src-shared/contract/views.ts';
import { actionLooks } from './action-looks.ts';
import { PlayFrom } from '../../ui/transcript/PlayFrom.tsx';

/** What it did, and who decided. With a recording, its times play it from there. */
export function ActionsTable({ actions, onPlay }: { readonly actions: readonly ActionRecordView[]; readonly onPlay: ((atMs: number) => void) | null }) {
  return (
    <section aria-labelledby="record-actions">
      <h3 className="section-head history-head" id="record-actions">Actions</h3>
      <table className="actions-table">
        <thead><tr><th scope="col">Action</th><th scope="col">Risk</th><th scope="col">Decided by</th><th scope="col" className="right">At</th></tr></thead>
        <tbody>
          {actions.map((action) => {
            const { icon: Icon, tone, word } = actionLooks[action.state];
            return (
              <tr key={action.toolCallId}>
                <td><span className="actions-what"><Icon size={16} className={tone} role="img" aria-hidden={undefined} aria-label={`${word}:`} /><span>{action.title}{action.note !== null && <span className="ink-3"> {action.note}</span>}</span></span></td>
                <td>{action.risk === 'HIGH' ? 'High' : 'Low'}</td>
                <td>{action.decidedBy}</td>
                <td className="right num"><PlayFrom atMs={action.atMs} onPlay={onPlay} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
