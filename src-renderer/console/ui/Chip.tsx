import type { ReactNode } from 'react';
import type { Tone } from './tone.ts';

export function Chip({ tone = 'quiet', children }: { readonly tone?: Tone | 'assistant'; readonly children: ReactNode }) {
  return <span className="chip" data-tone={tone}>{children}</span>;
}
