import { Chip } from '../../ui/Chip.tsx';
import { PolicyCell } from './PolicyCell.tsx';
import type { AskerKind, PolicyAnswer } from '../../../../src-shared/domain/policy.ts';
import type { PolicyRowView } from '../../../../src-shared/contract/views.ts';

const askers: readonly { readonly asker: AskerKind; readonly label: string }[] = [
  { asker: 'godfather', label: 'When you ask' }, { asker: 'outbound_other', label: 'When someone you called asks' }, { asker: 'inbound_other', label: 'When an outside caller asks' },
];

interface Props {
  readonly rows: readonly PolicyRowView[];
  readonly onChange: (tool: string, asker: AskerKind, answer: PolicyAnswer) => void;
}

/** In a narrow pane each row becomes a block whose cells name their column, so the roles are said outright. */
export function PolicyTable({ rows, onChange }: Props) {
  return (
    <table className="policy-table" role="table" aria-label="Policy">
      <thead role="rowgroup">
        <tr role="row"><th scope="col" role="columnheader">Action</th><th scope="col" role="columnheader">Risk</th>{askers.map(({ asker, label }) => <th key={asker} scope="col" role="columnheader">{label}</th>)}</tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.tool} role="row">
            <th scope="row" role="rowheader">{row.action} {row.tool !== '*' && <span className="policy-tool">{row.tool}</span>}</th>
            <td role="cell">{row.risk === 'HIGH' ? <Chip tone="attention">High</Chip> : <Chip>Low</Chip>}</td>
            {askers.map(({ asker, label }) => (
              <td key={asker} role="cell" data-column={label}>
                <PolicyCell label={`${row.action}, ${label.toLowerCase()}`} cell={row[asker]} onChange={(answer) => { onChange(row.tool, asker, answer); }} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
