import type Database from 'better-sqlite3-multiple-ciphers';
import type { Brief } from '../../../src-shared/domain/brief.ts';
import type { CallRecord, CallTally } from '../../core/ports/store.ts';
import type { Usage } from '../../../src-shared/domain/usage.ts';

export interface CallRow {
  readonly doc: number;
  readonly id: string;
  readonly direction: CallRecord['direction'];
  readonly line: CallRecord['line'];
  readonly line_label: string;
  readonly peer_name: string;
  readonly peer_number: string | null;
  readonly peer_standing: CallRecord['peerStanding'];
  readonly brief: string;
  readonly started_at_ms: number;
  readonly connected_at_ms: number | null;
  readonly ended_at_ms: number | null;
  readonly end_reason: CallRecord['endReason'];
  readonly end_text: string;
  readonly outcome: CallRecord['outcome'];
  readonly summary: string;
  readonly who: string;
  readonly cost_usd: number;
  readonly cost_estimated: 0 | 1;
  readonly usage: string;
  readonly reply_median_ms: number | null;
  readonly reply_p95_ms: number | null;
  readonly reply_slowest_ms: number | null;
  readonly reply_parts: string | null;
  readonly cut_ins: number;
  readonly nudges: number;
  readonly false_interruptions: number;
  readonly reconnects: number;
  readonly sound: string | null;
}

const unmeasured: CallRecord['replyParts'] = { vadWaitMs: null, networkMs: null, modelMs: null, lineMs: null, playoutMs: null };

export function readCall(row: CallRow): CallRecord {
  return {
    id: row.id,
    direction: row.direction,
    line: row.line,
    lineLabel: row.line_label,
    peerName: row.peer_name,
    peerNumber: row.peer_number,
    peerStanding: row.peer_standing,
    brief: JSON.parse(row.brief) as Brief,
    startedAtMs: row.started_at_ms,
    connectedAtMs: row.connected_at_ms,
    endedAtMs: row.ended_at_ms,
    endReason: row.end_reason,
    endText: row.end_text,
    outcome: row.outcome,
    summary: row.summary,
    who: row.who,
    costUsd: row.cost_usd,
    costEstimated: row.cost_estimated === 1,
    usage: JSON.parse(row.usage) as Usage,
    replyMedianMs: row.reply_median_ms,
    replyP95Ms: row.reply_p95_ms,
    replySlowestMs: row.reply_slowest_ms,
    replyParts: row.reply_parts === null ? unmeasured : JSON.parse(row.reply_parts) as CallRecord['replyParts'],
    cutIns: row.cut_ins,
    nudges: row.nudges,
    falseInterruptions: row.false_interruptions,
    reconnects: row.reconnects,
    sound: row.sound === null ? null : JSON.parse(row.sound) as CallRecord['sound'],
  };
}

/** Saves and reads calls. `doc` is given once and kept: the search index and the lines hang on it. */
export function prepareCalls(db: Database.Database) {
  const upsert = db.prepare<[Record<string, unknown>]>(`
    INSERT INTO calls (id, direction, line, line_label, peer_name, peer_number, peer_standing, brief, brief_words, started_at_ms, connected_at_ms, ended_at_ms,
      end_reason, end_text, outcome, summary, who, cost_usd, cost_estimated, usage, reply_median_ms, reply_p95_ms, reply_slowest_ms, reply_parts,
      cut_ins, nudges, false_interruptions, reconnects, sound)
    VALUES (@id, @direction, @line, @lineLabel, @peerName, @peerNumber, @peerStanding, @brief, @briefWords, @startedAtMs, @connectedAtMs, @endedAtMs,
      @endReason, @endText, @outcome, @summary, @who, @costUsd, @costEstimated, @usage, @replyMedianMs, @replyP95Ms, @replySlowestMs, @replyParts,
      @cutIns, @nudges, @falseInterruptions, @reconnects, @sound)
    ON CONFLICT (id) DO UPDATE SET direction = excluded.direction, line = excluded.line, line_label = excluded.line_label, peer_name = excluded.peer_name,
      peer_number = excluded.peer_number, peer_standing = excluded.peer_standing, brief = excluded.brief, brief_words = excluded.brief_words,
      started_at_ms = excluded.started_at_ms, connected_at_ms = excluded.connected_at_ms, ended_at_ms = excluded.ended_at_ms, end_reason = excluded.end_reason,
      end_text = excluded.end_text, outcome = excluded.outcome, summary = excluded.summary, who = excluded.who, cost_usd = excluded.cost_usd, cost_estimated = excluded.cost_estimated,
      usage = excluded.usage, reply_median_ms = excluded.reply_median_ms, reply_p95_ms = excluded.reply_p95_ms, reply_slowest_ms = excluded.reply_slowest_ms,
      reply_parts = excluded.reply_parts, cut_ins = excluded.cut_ins, nudges = excluded.nudges, false_interruptions = excluded.false_interruptions, reconnects = excluded.reconnects, sound = excluded.sound`);
  const byId = db.prepare<[string], CallRow>('SELECT * FROM calls WHERE id = ?');
  const unfinished = db.prepare<[], CallRow>('SELECT * FROM calls WHERE ended_at_ms IS NULL ORDER BY started_at_ms');
  const since = db.prepare<[number], CallTally>(`
    SELECT id, direction, line, peer_number AS peerNumber, started_at_ms AS startedAtMs, connected_at_ms AS connectedAtMs, ended_at_ms AS endedAtMs, cost_usd AS costUsd
    FROM calls WHERE ended_at_ms IS NULL OR ended_at_ms >= ? ORDER BY started_at_ms, doc`);
  return {
    save: (call: CallRecord): void => {
      upsert.run({
        ...call, brief: JSON.stringify(call.brief), briefWords: [call.brief.goal, ...call.brief.facts].join('\n'), usage: JSON.stringify(call.usage),
        costEstimated: call.costEstimated ? 1 : 0, replyParts: JSON.stringify(call.replyParts), sound: call.sound === null ? null : JSON.stringify(call.sound),
      });
    },
    get: (id: string): CallRecord | null => {
      const row = byId.get(id);
      return row === undefined ? null : readCall(row);
    },
    since: (sinceMs: number): CallTally[] => since.all(sinceMs),
    unfinished: (): CallRecord[] => unfinished.all().map(readCall),
  };
}
