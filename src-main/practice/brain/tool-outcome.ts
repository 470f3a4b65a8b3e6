import type { OutcomeLines } from '../scenarios/scenario.ts';

export interface ToolOutcome {
  readonly status: keyof OutcomeLines | 'waiting';
  /** The arguments that really ran, when they were changed. */
  readonly ran: Readonly<Record<string, string>>;
}

const statuses: readonly string[] = ['done', 'waiting', 'denied', 'refused', 'expired', 'failed'] satisfies ToolOutcome['status'][];

/** Reads a tool's output. Anything unreadable counts as failed: nothing is promised to the other person that may not be true. */
export function readToolOutcome(output: string): ToolOutcome {
  let value: unknown;
  try {
    value = JSON.parse(output);
  } catch {
    return { status: 'failed', ran: {} };
  }
  if (typeof value !== 'object' || value === null) return { status: 'failed', ran: {} };
  const status = 'status' in value && typeof value.status === 'string' && statuses.includes(value.status) ? (value.status as ToolOutcome['status']) : 'failed';
  const ran = 'ran' in value && typeof value.ran === 'object' && value.ran !== null ? value.ran : {};
  return { status, ran: Object.fromEntries(Object.entries(ran).filter((entry): entry is [string, string] => typeof entry[1] === 'string')) };
}
