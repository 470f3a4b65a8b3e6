import { ChevronsUpDown, Lock } from 'lucide-react';
import type { PolicyAnswer } from '../../../../src-shared/domain/policy.ts';
import type { PolicyRowView } from '../../../../src-shared/contract/views.ts';

interface Props {
  readonly label: string;
  readonly cell: PolicyRowView['godfather'];
  readonly onChange: (answer: PolicyAnswer) => void;
}

/** A choice where something stricter may be chosen, else a lock. */
export function PolicyCell({ label, cell, onChange }: Props) {
  if (cell.choices.length === 1) return <span className="policy-fixed"><Lock size={16} role="img" aria-hidden={undefined} aria-label="Fixed:" />{cell.text}</span>;
  return (
    <span className="policy-choice" data-changed={cell.changed || undefined}>
      <select aria-label={label} value={cell.answer} onChange={(event) => {
        const chosen = cell.choices.find((choice) => choice.answer === event.target.value);
        if (chosen !== undefined) onChange(chosen.answer);
      }}>
        {cell.choices.map((choice) => <option key={choice.answer} value={choice.answer}>{choice.text}</option>)}
      </select>
      <ChevronsUpDown size={16} aria-hidden="true" />
    </span>
  );
}
