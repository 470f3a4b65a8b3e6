import type Database from 'better-sqlite3-multiple-ciphers';
import type { ActionRecord } from '../../core/ports/store.ts';

interface ActionRow {
  readonly call_id: string;
  readonly tool_call_id: string;
  readonly tool: string;
  readonly title: string;
  readonly detail: string;
  readonly note: string | null;
  readonly risk: ActionRecord['risk'];
  readonly state: ActionRecord['state'];
  readonly decided_by: string;
  readonly at_ms: number;
  readonly took_ms: number | null;
  readonly approval_id: string | null;
  readonly arguments_asked: string;
  readonly arguments_run: string | null;
  readonly result: string | null;
}

const readAction = (row: ActionRow): ActionRecord => ({
  toolCallId: row.tool_call_id,
  callId: row.call_id,
  tool: row.tool,
  title: row.title,
  detail: row.detail,
  note: row.note,
  risk: row.risk,
  state: row.state,
  decidedBy: row.decided_by,
  atMs: row.at_ms,
  tookMs: row.took_ms,
  approvalId: row.approval_id,
  argumentsAsked: row.arguments_asked,
  argumentsRun: row.arguments_run,
  result: row.result,
});

export function prepareActions(db: Database.Database) {
  const upsert = db.prepare<[ActionRecord]>(`
    INSERT INTO actions (call_id, tool_call_id, tool, title, detail, note, risk, state, decided_by, at_ms, took_ms, approval_id, arguments_asked, arguments_run, result)
    VALUES (@callId, @toolCallId, @tool, @title, @detail, @note, @risk, @state, @decidedBy, @atMs, @tookMs, @approvalId, @argumentsAsked, @argumentsRun, @result)
    ON CONFLICT (call_id, tool_call_id) DO UPDATE SET tool = excluded.tool, title = excluded.title, detail = excluded.detail, note = excluded.note, risk = excluded.risk,
      state = excluded.state, decided_by = excluded.decided_by, at_ms = excluded.at_ms, took_ms = excluded.took_ms, approval_id = excluded.approval_id,
      arguments_asked = excluded.arguments_asked, arguments_run = excluded.arguments_run, result = excluded.result`);
  const ofCall = db.prepare<[string], ActionRow>('SELECT * FROM actions WHERE call_id = ? ORDER BY at_ms, rowid');
  return {
    save: (action: ActionRecord): void => { upsert.run(action); },
    ofCall: (callId: string): ActionRecord[] => ofCall.all(callId).map(readAction),
  };
}
