import type { ReactNode } from 'react';

export function Stat({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return <div className="live-stat"><dt>{name}</dt><dd className="num">{children}</dd></div>;
}
