import { CircleAlert } from 'lucide-react';
import { useId } from 'react';
import type { ComponentProps, ReactNode } from 'react';

interface Props extends Omit<ComponentProps<'input'>, 'size' | 'id'> {
  readonly label: ReactNode;
  /** Grey words after the label: "Optional". */
  readonly labelNote?: string;
  readonly hint?: ReactNode;
  /** What is wrong, in words. Replaces the hint. */
  readonly problem?: string | null;
  readonly size?: 'normal' | 'large';
  readonly after?: ReactNode;
}

/** A labelled one-line field. The placeholder is never the label. */
export function Field({ label, labelNote, hint, problem = null, size = 'normal', after, className, ...input }: Props) {
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = problem !== null || hint !== undefined;
  return (
    <div className={className}>
      <label className="field-label" htmlFor={id}>{label}{labelNote !== undefined && <span className="more"> {labelNote}</span>}</label>
      <div className="field-box" data-size={size} data-bad={problem !== null || undefined} data-readonly={input.readOnly === true || undefined}>
        <input id={id} aria-invalid={problem !== null || undefined} aria-describedby={hasNote ? noteId : undefined} {...input} />
        {after}
      </div>
      {problem !== null
        ? <p id={noteId} className="field-error" role="alert"><CircleAlert size={14} aria-hidden="true" />{problem}</p>
        : hint !== undefined && <p id={noteId} className="field-hint">{hint}</p>}
    </div>
  );
}
