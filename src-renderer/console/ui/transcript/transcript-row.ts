import type { TranscriptLineView } from '../../../../src-shared/contract/views.ts';
import { formatLength } from '../format/format-length.ts';

/** One row of the minutes: time, speaker, words; or an action or a note, which stand in the column of the words. */
export interface TranscriptRow {
  readonly line: TranscriptLineView;
  /** Empty on rows without a time of their own. */
  readonly time: string;
  readonly who: string;
}

export interface Names { readonly them: string; readonly you?: string }

/** Lines without words (a turn that has just begun) are left out until there are some. */
export function transcriptRows(lines: readonly TranscriptLineView[], names: Names): readonly TranscriptRow[] {
  return lines
    .filter((line) => line.kind === 'action' || line.text.trim() !== '' || line.status === 'partial')
    .map((line) => {
      const spoken = line.kind === 'speech' || line.kind === 'typed';
      return { line, time: spoken ? formatLength(line.atMs) : '', who: spoken ? speakerName(line, names) : '' };
    });
}

function speakerName(line: TranscriptLineView, { them, you = 'You' }: Names): string {
  switch (line.speaker) {
    case 'assistant': return 'Assistant';
    case 'them': return them;
    case 'you': return you;
  }
}
