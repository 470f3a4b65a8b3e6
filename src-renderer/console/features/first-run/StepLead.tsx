import type { ReactNode } from 'react';

export function StepLead({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <div><h2 className="first-run-head">{title}</h2><p className="first-run-lead">{children}</p></div>;
}
