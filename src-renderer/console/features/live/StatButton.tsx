import type { ReactNode } from 'react';

interface Props {
  readonly name: string;
  readonly open: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A figure of the header with more behind it. */
export function StatButton({ name, open, onClick, children }: Props) {
  return (
    <button type="button" className="live-stat" aria-haspopup="dialog" aria-expanded={open} data-stat={name} onClick={onClick}>
      <span className="live-stat-name">{name} </span><span className="live-stat-value num">{children}</span>
    </button>
  );
}
