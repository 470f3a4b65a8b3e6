import { ChevronsUpDown } from 'lucide-react';
import { useId } from 'react';
import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly size?: 'normal' | 'large';
  readonly icon?: ReactNode;
  readonly className?: string;
}

export function SelectField({ label, value, options, onChange, size = 'normal', icon, className }: Props) {
  const id = useId();
  return (
    <div className={className}>
      <label className="field-label" htmlFor={id}>{label}</label>
      <div className="field-box" data-size={size}>
        {icon}
        <select id={id} value={value} onChange={(event) => { onChange(event.target.value); }}>
          {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
        </select>
        <ChevronsUpDown size={16} aria-hidden="true" />
      </div>
    </div>
  );
}
