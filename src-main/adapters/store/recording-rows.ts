import type Database from 'better-sqlite3-multiple-ciphers';
import type { RecordingRecord } from '../../core/ports/store.ts';

interface RecordingRow {
  readonly call_id: string;
  readonly file: string;
  readonly format: RecordingRecord['format'];
  readonly started_at_ms: number;
  readonly length_ms: number;
  readonly bytes: number;
  readonly consent: string;
  readonly gaps: string;
  readonly open: 0 | 1;
}

const readRecording = (row: RecordingRow): RecordingRecord => ({
  callId: row.call_id, file: row.file, format: row.format, startedAtMs: row.started_at_ms, lengthMs: row.length_ms, bytes: row.bytes, consent: row.consent,
  gaps: JSON.parse(row.gaps) as RecordingRecord['gaps'], open: row.open === 1,
});

const columns = 'call_id, file, format, started_at_ms, length_ms, bytes, consent, gaps, open';

export function prepareRecordings(db: Database.Database) {
  const upsert = db.prepare<[Record<string, unknown>]>(`
    INSERT INTO recordings (${columns}, peaks) VALUES (@callId, @file, @format, @startedAtMs, @lengthMs, @bytes, @consent, @gaps, @open, @peaks)
    ON CONFLICT (call_id) DO UPDATE SET file = excluded.file, format = excluded.format, started_at_ms = excluded.started_at_ms, length_ms = excluded.length_ms, bytes = excluded.bytes,
      consent = excluded.consent, gaps = excluded.gaps, open = excluded.open, peaks = coalesce(excluded.peaks, recordings.peaks)`);
  const one = db.prepare<[string], RecordingRow>(`SELECT ${columns} FROM recordings WHERE call_id = ?`);
  const outline = db.prepare<[string], { readonly peaks: Buffer | null }>('SELECT peaks FROM recordings WHERE call_id = ?');
  const all = db.prepare<[], RecordingRow>(`SELECT ${columns} FROM recordings ORDER BY started_at_ms, call_id`);
  const among = db.prepare<[string], { readonly call_id: string }>('SELECT call_id FROM recordings WHERE call_id IN (SELECT value FROM json_each(?))');
  const remove = db.prepare<[string]>('DELETE FROM recordings WHERE call_id = ?');
  return {
    save: (recording: RecordingRecord, peaks: Uint8Array | null): void => {
      upsert.run({ ...recording, gaps: JSON.stringify(recording.gaps), open: recording.open ? 1 : 0, bytes: Math.round(recording.bytes), peaks: peaks === null ? null : Buffer.from(peaks) });
    },
    get: (callId: string): RecordingRecord | null => {
      const row = one.get(callId);
      return row === undefined ? null : readRecording(row);
    },
    peaks: (callId: string): Uint8Array | null => {
      const found = outline.get(callId)?.peaks ?? null;
      return found === null ? null : new Uint8Array(found);
    },
    all: (): RecordingRecord[] => all.all().map(readRecording),
    among: (callIds: readonly string[]): ReadonlySet<string> => new Set(among.all(JSON.stringify(callIds)).map((row) => row.call_id)),
    remove: (callId: string): void => { remove.run(callId); },
  };
}
