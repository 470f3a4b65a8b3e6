import { ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  /** For the label that stands elsewhere. */
  readonly id: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly size?: 'normal' | 'large';
  readonly icon?: ReactNode;
}

/** A choice of one without its label. */
export function SelectBox({ id, value, options, onChange, size = 'normal', icon }: Props) {
  return (
    <div className="field-box" data-size={size}>
      {icon}
      <select id={id} value={value} onChange={(event) => { onChange(event.target.value); }}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
      <ChevronsUpDown size={16} aria-hidden="true" />
    </div>
  );
}
