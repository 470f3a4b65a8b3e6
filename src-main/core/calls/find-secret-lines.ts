import type { TranscriptLine } from './transcript.ts';
import { lookedBack, sensitiveAmong } from '../recording/spoken-digits.ts';

/** Ids of the lines in which, with this one, its speaker has said a card number or a code. Empty for most. */
export function findSecretLines(lines: readonly TranscriptLine[], said: TranscriptLine): readonly string[] {
  if (said.kind !== 'speech' && said.kind !== 'typed') return [];
  const own = lines.filter((line) => line.speaker === said.speaker && (line.kind === 'speech' || line.kind === 'typed') && line.text !== '' && line.order <= said.order).slice(-lookedBack);
  return sensitiveAmong(own.map((line) => ({ id: line.id, text: line.text, fromMs: line.atMs, toMs: line.atMs }))).map(({ id }) => id);
}
