import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3-multiple-ciphers';
import type { AuditEntry, AuditKind } from '../../../src-shared/domain/audit.ts';
import type { AuditQuery } from '../../core/ports/store.ts';
import { canonicalJson } from '../../../src-shared/domain/canonical-json.ts';

interface AuditRow {
  readonly seq: number;
  readonly at_ms: number;
  readonly kind: AuditKind;
  readonly call_id: string | null;
  readonly data: string;
  readonly prev_hash: string;
  readonly hash: string;
}

type Linked = Omit<AuditEntry, 'hash'>;

/** What stands before the first row. */
const genesis = '';

function hashOf(row: Linked): string {
  const { prevHash, ...body } = row;
  return createHash('sha256').update(prevHash + canonicalJson(body)).digest('hex');
}

export function prepareAudit(db: Database.Database) {
  const last = db.prepare<[], { readonly seq: number; readonly hash: string }>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const insert = db.prepare<[Record<string, unknown>]>('INSERT INTO audit (seq, at_ms, kind, call_id, data, prev_hash, hash) VALUES (@seq, @atMs, @kind, @callId, @data, @prevHash, @hash)');
  const all = db.prepare<[], AuditRow>('SELECT * FROM audit ORDER BY seq');

  const append = db.transaction((entry: { readonly atMs: number; readonly kind: AuditKind; readonly callId: string | null; readonly data: Readonly<Record<string, unknown>> }): AuditEntry => {
    const before = last.get();
    const data = canonicalJson(entry.data);
    const linked: Linked = {
      seq: (before?.seq ?? 0) + 1, atMs: entry.atMs, kind: entry.kind, callId: entry.callId, data: JSON.parse(data) as Record<string, unknown>, prevHash: before?.hash ?? genesis,
    };
    const row: AuditEntry = { ...linked, hash: hashOf(linked) };
    insert.run({ ...row, data });
    return row;
  });

  const page = (direction: 'ASC' | 'DESC', past: '<' | '>') => db.prepare<[Record<string, unknown>], AuditRow>(`
    SELECT * FROM audit WHERE (@past IS NULL OR seq ${past} @past) AND (@callId IS NULL OR call_id = @callId) AND (@kinds IS NULL OR kind IN (SELECT value FROM json_each(@kinds)))
    ORDER BY seq ${direction} LIMIT @limit`);
  const pages = { newest: page('DESC', '<'), oldest: page('ASC', '>') };

  return {
    read: ({ order, past, limit, callId, kinds }: AuditQuery): AuditEntry[] => pages[order].all({ past, limit, callId, kinds: kinds === null ? null : JSON.stringify(kinds) }).map(readRow),
    append: (entry: Parameters<typeof append>[0]): AuditEntry => append.immediate(entry),
    /** Reads the chain from its start. A cut-off tail cannot be seen from the rows alone. */
    verify: (): { rows: number; brokenAt: number | null } => {
      let rows = 0;
      let prevHash = genesis;
      let brokenAt: number | null = null;
      for (const row of all.iterate()) {
        rows += 1;
        if (brokenAt !== null) continue;
        if (row.seq !== rows || row.prev_hash !== prevHash || !isWhole(row)) brokenAt = row.seq;
        prevHash = row.hash;
      }
      return { rows, brokenAt };
    },
  };
}

function readRow(row: AuditRow): AuditEntry {
  let data: Readonly<Record<string, unknown>>;
  try {
    data = JSON.parse(row.data) as Record<string, unknown>;
  } catch {
    data = { unreadable: row.data.slice(0, 1_000) };
  }
  return { seq: row.seq, atMs: row.at_ms, kind: row.kind, callId: row.call_id, data, prevHash: row.prev_hash, hash: row.hash };
}

/** The canonical JSON of the row, put together from the text that is stored: reading it first would take five times as long. */
function isWhole(row: AuditRow): boolean {
  const written = `{"atMs":${JSON.stringify(row.at_ms)},"callId":${JSON.stringify(row.call_id)},"data":${row.data},"kind":${JSON.stringify(row.kind)},"seq":${row.seq}}`;
  return createHash('sha256').update(row.prev_hash + written).digest('hex') === row.hash;
}
