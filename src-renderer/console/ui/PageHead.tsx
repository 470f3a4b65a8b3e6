import type { ReactNode } from 'react';

/** A pane's header: 72 px, a drag region whose controls are not. */
export function PageHead({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return <header className="pane-head"><h1 className="pane-title">{title}</h1>{children}</header>;
}
