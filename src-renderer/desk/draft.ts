import type { ApprovalView } from '../../src-shared/contract/views.ts';

/*
 * The owner's changes to one approval. What runs is what the core last answered with, so Approve waits until the core has
 * answered for exactly the values on screen.
 */
export interface Draft {
  /** Values as first shown, by field name. */
  readonly originals: Readonly<Record<string, string>>;
  /** Values of fields that were touched. */
  readonly values: Readonly<Record<string, string>>;
  /** Raised by every change; the core's answer counts only for the change it was asked about. */
  readonly revision: number;
  readonly answered: number;
  /** What the core says would run, after the last answer that counted. */
  readonly answer: ApprovalView | null;
  readonly problems: readonly { readonly field: string; readonly text: string }[];
}

export function startDraft(approval: ApprovalView): Draft {
  return { originals: Object.fromEntries(approval.fields.map(({ name, value }) => [name, value])), values: {}, revision: 0, answered: 0, answer: null, problems: [] };
}

export function changeDraft(draft: Draft, field: string, value: string): Draft {
  return { ...draft, values: { ...draft.values, [field]: value }, revision: draft.revision + 1 };
}

/** An answer to an older change is dropped: a newer one is on its way. */
export function answerDraft(draft: Draft, revision: number, answer: { readonly approval: ApprovalView; readonly problems: Draft['problems'] }): Draft {
  return revision === draft.revision ? { ...draft, answered: revision, answer: answer.approval, problems: answer.problems } : draft;
}

export const isSettled = (draft: Draft): boolean => draft.answered === draft.revision;
export const changedFields = (draft: Draft): string[] => Object.keys(draft.values).filter((name) => draft.values[name] !== draft.originals[name]);
export const problemOf = (draft: Draft, field: string): string | null => draft.problems.find((problem) => problem.field === field)?.text ?? null;
