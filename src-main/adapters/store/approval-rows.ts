import type Database from 'better-sqlite3-multiple-ciphers';
import type { Actor } from '../../../src-shared/domain/actor.ts';
import type { ApprovalRecord } from '../../core/ports/store.ts';
import { approvalOpenStates } from '../../../src-shared/domain/approval.ts';

interface ApprovalRow {
  readonly id: string;
  readonly call_id: string | null;
  readonly tool_call_id: string;
  readonly state: string;
  readonly hash: string;
  readonly requested_at_ms: number;
  readonly decided_at_ms: number | null;
  readonly decided_by: string | null;
  readonly actor: string;
  readonly view: string;
}

const readApproval = (row: ApprovalRow): ApprovalRecord => ({
  id: row.id,
  callId: row.call_id,
  toolCallId: row.tool_call_id,
  state: row.state,
  hash: row.hash,
  requestedAtMs: row.requested_at_ms,
  decidedAtMs: row.decided_at_ms,
  decidedBy: row.decided_by,
  actor: JSON.parse(row.actor) as Actor,
  view: row.view,
});

export function prepareApprovals(db: Database.Database) {
  const upsert = db.prepare<[Record<string, unknown>]>(`
    INSERT INTO approvals (id, call_id, tool_call_id, state, hash, requested_at_ms, decided_at_ms, decided_by, actor, view)
    VALUES (@id, @callId, @toolCallId, @state, @hash, @requestedAtMs, @decidedAtMs, @decidedBy, @actor, @view)
    ON CONFLICT (id) DO UPDATE SET call_id = excluded.call_id, tool_call_id = excluded.tool_call_id, state = excluded.state, hash = excluded.hash,
      requested_at_ms = excluded.requested_at_ms, decided_at_ms = excluded.decided_at_ms, decided_by = excluded.decided_by, actor = excluded.actor, view = excluded.view`);
  const open = db.prepare<string[], ApprovalRow>(`SELECT * FROM approvals WHERE state IN (${approvalOpenStates.map(() => '?').join(', ')}) ORDER BY requested_at_ms, id`);
  return {
    save: (approval: ApprovalRecord): void => { upsert.run({ ...approval, actor: JSON.stringify(approval.actor) }); },
    open: (): ApprovalRecord[] => open.all(...approvalOpenStates).map(readApproval),
  };
}
