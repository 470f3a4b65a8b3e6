import type { ReplyPartsView } from '../../../../src-shared/contract/views.ts';

/** One stretch of a reply's time. `rest`: what the known parts leave of the whole. */
export interface ReplySegment {
  readonly part: keyof ReplyPartsView | 'rest';
  readonly word: string;
  /** Null: not measured. */
  readonly ms: number | null;
}

const words: readonly (readonly [part: keyof ReplyPartsView, word: string])[] = [
  ['vadWaitMs', 'Their pause'], ['networkMs', 'Network'], ['modelMs', 'Model'], ['lineMs', 'Line'], ['playoutMs', 'Until heard'],
];

/** In the order of time. `wholeMs` null: the parts stand for themselves. */
export function replySegments(parts: ReplyPartsView, wholeMs: number | null): readonly ReplySegment[] {
  const known: ReplySegment[] = words.map(([part, word]) => ({ part, word, ms: parts[part] }));
  const restMs = (wholeMs ?? 0) - known.reduce((sum, { ms }) => sum + (ms ?? 0), 0);
  return known.some(({ ms }) => ms === null) && restMs > 0 ? [...known, { part: 'rest', word: 'Not measured', ms: restMs }] : known;
}
