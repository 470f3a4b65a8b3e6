import { useId } from 'react';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** Grey words after the title. */
  readonly note?: string;
  /** After the note: a chip, buttons. */
  readonly head?: ReactNode;
  readonly children: ReactNode;
}

/** A titled group of settings. What it holds draws its own edge: a `Box`, or cards. */
export function Group({ title, note, head, children }: Props) {
  const id = useId();
  return (
    <section className="settings-group" aria-labelledby={id}>
      <div className="settings-group-head"><h3 className="section-head" id={id}>{title}</h3>{note !== undefined && <span className="ink-3">{note}</span>}{head}</div>
      {children}
    </section>
  );
}

export const Box = ({ children }: { readonly children: ReactNode }) => <div className="settings-box">{children}</div>;
