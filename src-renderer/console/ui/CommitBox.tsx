import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ComponentProps, ReactNode } from 'react';

interface Props extends Omit<ComponentProps<'input'>, 'value' | 'onChange'> {
  /** For the label that stands elsewhere. */
  readonly id: string;
  readonly value: string;
  /** What is wrong with a text, in words; null = it may be stored. */
  readonly problemOf: (text: string) => string | null;
  readonly onCommit: (text: string) => void;
  readonly after?: ReactNode;
}

/** One line of text that is stored when it is left or by Return, and not while it is typed. Escape puts back what was stored. */
export function CommitBox({ id, value, problemOf, onCommit, after, ...input }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const commit = () => {
    if (typed === null) return;
    const found = problemOf(typed.trim());
    setProblem(found);
    if (found !== null) return;
    setTyped(null);
    if (typed.trim() !== value) onCommit(typed.trim());
  };
  return (
    <div>
      <div className="field-box" data-bad={problem !== null || undefined}>
        <input
          id={id} value={typed ?? value} aria-invalid={problem !== null || undefined} aria-describedby={problem === null ? undefined : `${id}-problem`} {...input}
          onChange={(event) => { setTyped(event.target.value); }} onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit();
            if (event.key === 'Escape') { setTyped(null); setProblem(null); }
          }}
        />
        {after}
      </div>
      {problem !== null && <p id={`${id}-problem`} className="field-error" role="alert"><CircleAlert size={14} aria-hidden="true" />{problem}</p>}
    </div>
  );
}
