import type Database from 'better-sqlite3-multiple-ciphers';
import type { LineRecord } from '../../core/ports/store.ts';

/** Room for lines in a call's span of `doc` numbers: line doc = call doc × 2^20 + n. */
export const lineBits = 20;

interface LineRow {
  readonly call_id: string;
  readonly id: string;
  readonly ord: number;
  readonly at_ms: number;
  readonly kind: LineRecord['kind'];
  readonly speaker: LineRecord['speaker'];
  readonly text: string;
  readonly status: LineRecord['status'];
  readonly heard_chars: number | null;
  readonly tool_call_id: string | null;
}

const readLine = (row: LineRow): LineRecord => ({
  id: row.id,
  callId: row.call_id,
  order: row.ord,
  atMs: row.at_ms,
  kind: row.kind,
  speaker: row.speaker,
  text: row.text,
  status: row.status,
  heardChars: row.heard_chars,
  toolCallId: row.tool_call_id,
});

export function prepareLines(db: Database.Database) {
  const upsert = db.prepare<[LineRecord]>(`
    INSERT INTO lines (doc, call_id, id, ord, at_ms, kind, speaker, text, status, heard_chars, tool_call_id)
    SELECT coalesce((SELECT max(doc) + 1 FROM lines WHERE doc >= (calls.doc << ${lineBits}) AND doc < ((calls.doc + 1) << ${lineBits})), calls.doc << ${lineBits}),
      calls.id, @id, @order, @atMs, @kind, @speaker, @text, @status, @heardChars, @toolCallId
    FROM calls WHERE calls.id = @callId
    ON CONFLICT (call_id, id) DO UPDATE SET ord = excluded.ord, at_ms = excluded.at_ms, kind = excluded.kind, speaker = excluded.speaker, text = excluded.text,
      status = excluded.status, heard_chars = excluded.heard_chars, tool_call_id = excluded.tool_call_id`);
  const ofCall = db.prepare<[string], LineRow>('SELECT * FROM lines WHERE call_id = ? ORDER BY ord, doc');
  return {
    save: (line: LineRecord): void => {
      if (upsert.run(line).changes === 0) throw new Error('A line of a call that was never saved');
    },
    ofCall: (callId: string): LineRecord[] => ofCall.all(callId).map(readLine),
  };
}
