import type Database from 'better-sqlite3-multiple-ciphers';
import type { MessageRecord } from '../../core/ports/store.ts';

interface MessageRow {
  readonly id: string;
  readonly call_id: string;
  readonly at_ms: number;
  readonly name: string;
  readonly number: string | null;
  readonly urgency: MessageRecord['urgency'];
  readonly text: string;
  readonly read: 0 | 1;
}

const readMessage = (row: MessageRow): MessageRecord => ({
  id: row.id, callId: row.call_id, atMs: row.at_ms, name: row.name, number: row.number, urgency: row.urgency, text: row.text, read: row.read === 1,
});

export function prepareMessages(db: Database.Database) {
  const upsert = db.prepare<[Record<string, unknown>]>(`
    INSERT INTO messages (id, call_id, at_ms, name, number, urgency, text, read)
    VALUES (@id, @callId, @atMs, @name, @number, @urgency, @text, @read)
    ON CONFLICT (id) DO UPDATE SET call_id = excluded.call_id, at_ms = excluded.at_ms, name = excluded.name, number = excluded.number, urgency = excluded.urgency,
      text = excluded.text, read = excluded.read`);
  const newest = db.prepare<[number], MessageRow>('SELECT * FROM messages ORDER BY at_ms DESC, id LIMIT ?');
  const markRead = db.prepare<[string]>('UPDATE messages SET read = 1 WHERE id = ?');
  return {
    save: (message: MessageRecord): void => { upsert.run({ ...message, read: message.read ? 1 : 0 }); },
    newest: (limit: number): MessageRecord[] => newest.all(Math.max(0, Math.floor(limit))).map(readMessage),
    markRead: (id: string): void => { markRead.run(id); },
  };
}
