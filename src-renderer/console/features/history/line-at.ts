import type { TranscriptLineView } from '../../../../src-shared/contract/views.ts';

/** The line that is being said at that time of the call; null before the first. */
export function lineAt(lines: readonly TranscriptLineView[], atMs: number): TranscriptLineView | null {
  return lines.findLast((line) => line.kind === 'speech' && line.text.trim() !== '' && line.atMs <= atMs) ?? null;
}
