import type { Risk } from './tool-call.ts';

/** One reason behind a decision: a closed code for programs, one sentence for people. */
export interface DecisionReason {
  readonly code: string;
  readonly text: string;
}

export interface Decision {
  readonly outcome: 'allow' | 'ask' | 'refuse';
  readonly risk: Risk;
  readonly reasons: readonly DecisionReason[];
  /** The rule that decided, for the audit log. */
  readonly rule: string;
}
