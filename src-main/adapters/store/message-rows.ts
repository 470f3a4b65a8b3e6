import type Database from 'better-sqlite3-multiple-ciphers';
import type { AskedAction, MessageRecord } from '../../core/ports/store.ts';

interface MessageRow {
  readonly id: string;
  readonly call_id: string;
  readonly at_ms: number;
  readonly name: string;
  readonly number: string | null;
  readonly urgency: MessageRecord['urgency'];
  readonly text: string;
  readonly read: 0 | 1;
  readonly called_from: string | null;
  readonly done: 0 | 1;
  readonly asked: string;
}

const readMessage = (row: MessageRow): MessageRecord => ({
  id: row.id, callId: row.call_id, atMs: row.at_ms, name: row.name, number: row.number, urgency: row.urgency, text: row.text, read: row.read === 1,
  calledFrom: row.called_from, done: row.done === 1, asked: JSON.parse(row.asked) as AskedAction[],
});

export function prepareMessages(db: Database.Database) {
  const upsert = db.prepare<[Record<string, unknown>]>(`
    INSERT INTO messages (id, call_id, at_ms, name, number, urgency, text, read, called_from, done, asked)
    VALUES (@id, @callId, @atMs, @name, @number, @urgency, @text, @read, @calledFrom, @done, @asked)
    ON CONFLICT (id) DO UPDATE SET call_id = excluded.call_id, at_ms = excluded.at_ms, name = excluded.name, number = excluded.number, urgency = excluded.urgency,
      text = excluded.text, read = excluded.read, called_from = excluded.called_from, done = excluded.done, asked = excluded.asked`);
  const newest = db.prepare<[number], MessageRow>('SELECT * FROM messages ORDER BY at_ms DESC, id LIMIT ?');
  const one = db.prepare<[string], MessageRow>('SELECT * FROM messages WHERE id = ?');
  const remove = db.prepare<[string]>('DELETE FROM messages WHERE id = ?');
  const markRead = db.prepare<[string]>('UPDATE messages SET read = 1 WHERE id = ?');
  return {
    save: (message: MessageRecord): void => { upsert.run({ ...message, read: message.read ? 1 : 0, done: message.done ? 1 : 0, asked: JSON.stringify(message.asked) }); },
    newest: (limit: number): MessageRecord[] => newest.all(Math.max(0, Math.floor(limit))).map(readMessage),
    get: (id: string): MessageRecord | null => {
      const row = one.get(id);
      return row === undefined ? null : readMessage(row);
    },
    remove: (id: string): void => { remove.run(id); },
    markRead: (id: string): void => { markRead.run(id); },
  };
}
