import type { ReactNode } from 'react';

export function StepFoot({ step, children }: { readonly step: number; readonly children: ReactNode }) {
  return <footer className="first-run-foot"><span className="small ink-3 num fill">Step {step} of 3</span>{children}</footer>;
}
