import { useId } from 'react';
import type { ComponentProps } from 'react';
import { SelectBox } from './SelectBox.tsx';

interface Props extends Omit<ComponentProps<typeof SelectBox>, 'id'> {
  readonly label: string;
  readonly className?: string;
}

export function SelectField({ label, className, ...box }: Props) {
  const id = useId();
  return (
    <div className={className}>
      <label className="field-label" htmlFor={id}>{label}</label>
      <SelectBox id={id} {...box} />
    </div>
  );
}
