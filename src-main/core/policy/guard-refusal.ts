import type { DecisionReason } from '../../../src-shared/domain/decision.ts';

/** Why a guard refuses, and what the owner can do about it. */
export interface GuardRefusal extends DecisionReason {
  readonly mend: string;
}
