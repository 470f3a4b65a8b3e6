import { useState } from 'react';
import { Field } from '../../ui/Field.tsx';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  readonly onSave: (value: number) => void;
}

/** A number that is saved as its field is left, or by Return. */
export function NumberSetting({ label, value, min, max, whole, onSave }: Props) {
  /** What is being typed; null while the field shows what is set. */
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const save = () => {
    if (typed === null) return;
    const number = Number(typed);
    if (typed.trim() === '' || !Number.isFinite(number) || number < min || number > max || (whole && !Number.isInteger(number))) {
      setProblem(`From ${min} to ${max}${whole ? ', without a fraction' : ''}.`);
      return;
    }
    setTyped(null);
    setProblem(null);
    if (number !== value) onSave(number);
  };
  return (
    <Field
      label={label} inputMode={whole ? 'numeric' : 'decimal'} value={typed ?? String(value)} problem={problem} maxLength={8}
      onChange={(event) => { setTyped(event.target.value); }} onBlur={save} onKeyDown={(event) => { if (event.key === 'Enter') save(); }}
    />
  );
}
