import type { ContractError } from '../../../src-shared/contract/error-codes.ts';
import { Notice } from './Notice.tsx';

/** A request that failed, beside what asked for it. The core's words have the three parts; the code goes last. */
export function ProblemNotice({ title, problem, onDismiss }: { readonly title: string; readonly problem: ContractError | null; readonly onDismiss?: () => void }) {
  return problem === null ? null : <Notice tone="danger" title={title} onDismiss={onDismiss}>{problem.message} ({problem.code})</Notice>;
}
