import { createHash } from 'node:crypto';
import type { ActionRecord, ApprovalRecord, CallRecord, DoNotCallRecord, LineRecord, MessageRecord, RecordingRecord, Saved, SearchHit, Store, StoreProblem } from '../../src-main/core/ports/store.ts';
import type { AuditEntry } from '../../src-shared/domain/audit.ts';
import { canonicalJson } from '../../src-shared/domain/canonical-json.ts';
import { err, ok } from '../../src-shared/domain/result.ts';
import { isApprovalOpen, type ApprovalState } from '../../src-shared/domain/approval.ts';

export interface MemoryStore extends Store {
  readonly calls: Map<string, CallRecord>;
  readonly lines: Map<string, LineRecord>;
  readonly actions: Map<string, ActionRecord>;
  readonly approvals: Map<string, ApprovalRecord>;
  readonly messageRecords: Map<string, MessageRecord>;
  readonly recordingRecords: Map<string, RecordingRecord>;
  readonly notToCall: Map<string, DoNotCallRecord>;
  readonly audit: AuditEntry[];
  /** When set, the reads that tell of failing fail so. */
  failReads: StoreProblem | null;
  /** When set, every save fails so. */
  failSaves: StoreProblem | null;
  /** When set, every audit row fails so. */
  failAudit: StoreProblem | null;
}

/** The store in maps: same promises as the real one, saved is saved. Records are copied by JSON, as a database would. */
export function createMemoryStore(): MemoryStore {
  const calls = new Map<string, CallRecord>();
  const lines = new Map<string, LineRecord>();
  const actions = new Map<string, ActionRecord>();
  const approvals = new Map<string, ApprovalRecord>();
  const messageRecords = new Map<string, MessageRecord>();
  const recordingRecords = new Map<string, RecordingRecord>();
  const peaksOf = new Map<string, Uint8Array>();
  const notToCall = new Map<string, DoNotCallRecord>();
  const audit: AuditEntry[] = [];

  const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
  const put = <T>(map: Map<string, T>, id: string, value: T): Saved => {
    if (store.failSaves !== null) return err(store.failSaves);
    map.set(id, copy(value));
    return ok(null);
  };
  const linesOf = (callId: string): LineRecord[] => [...lines.values()].filter((line) => line.callId === callId).sort((a, b) => a.order - b.order);

  const store: MemoryStore = {
    calls, lines, actions, approvals, messageRecords, recordingRecords, notToCall, audit,
    failReads: null,
    failSaves: null,
    failAudit: null,
    saveCall: (call) => put(calls, call.id, call),
    saveLine: (line) => put(lines, line.id, line),
    saveAction: (action) => put(actions, `${action.callId} ${action.toolCallId}`, action),
    saveApproval: (approval) => put(approvals, approval.id, approval),
    saveMessage: (message) => put(messageRecords, message.id, message),
    getCall: (id) => calls.get(id) ?? null,
    unfinishedCalls: () => [...calls.values()].filter((call) => call.endedAtMs === null),
    callsSince: (sinceMs) => (store.failReads === null ? ok([...calls.values()].filter((call) => call.endedAtMs === null || call.endedAtMs >= sinceMs).sort((a, b) => a.startedAtMs - b.startedAtMs)) : err(store.failReads)),
    doNotCall: () => (store.failReads === null ? ok([...notToCall.values()].sort((a, b) => a.addedAtMs - b.addedAtMs)) : err(store.failReads)),
    addDoNotCall: (entry) => put(notToCall, entry.number, entry),
    removeDoNotCall: (number) => {
      if (store.failSaves !== null) return err(store.failSaves);
      notToCall.delete(number);
      return ok(null);
    },
    saveRecording: (recording, peaks) => {
      const saved = put(recordingRecords, recording.callId, recording);
      if (saved.ok && peaks !== null) peaksOf.set(recording.callId, peaks.slice());
      return saved;
    },
    getRecording: (callId) => recordingRecords.get(callId) ?? null,
    recordingPeaks: (callId) => peaksOf.get(callId) ?? null,
    recordings: () => [...recordingRecords.values()].sort((a, b) => a.startedAtMs - b.startedAtMs),
    recordedAmong: (callIds) => new Set(callIds.filter((callId) => recordingRecords.has(callId))),
    deleteRecording: (callId) => {
      if (store.failSaves !== null) return err(store.failSaves);
      recordingRecords.delete(callId);
      peaksOf.delete(callId);
      return ok(null);
    },
    openApprovals: () => [...approvals.values()].filter((approval) => isApprovalOpen(approval.state as ApprovalState)),
    linesOf,
    actionsOf: (callId) => [...actions.values()].filter((action) => action.callId === callId),
    search: (query) => {
      const words = query.query.toLowerCase().split(/\s+/).filter((word) => word !== '');
      const hits = [...calls.values()]
        .filter((call) => (query.sinceMs === null || call.startedAtMs >= query.sinceMs) && (query.outcome === null || call.outcome === query.outcome) && (query.before === null || call.startedAtMs < query.before))
        .flatMap((call): SearchHit[] => {
          if (words.length === 0) return [{ call, snippet: [] }];
          const texts = [...linesOf(call.id).map((line) => line.text), call.brief.goal, ...call.brief.facts, call.peerName];
          const found = texts.find((text) => words.every((word) => text.toLowerCase().includes(word)));
          if (found === undefined) return [];
          const at = found.toLowerCase().indexOf(words[0] ?? '');
          const end = at + (words[0] ?? '').length;
          return [{ call, snippet: [{ text: found.slice(0, at), hit: false }, { text: found.slice(at, end), hit: true }, { text: found.slice(end), hit: false }] }];
        })
        .sort((a, b) => b.call.startedAtMs - a.call.startedAtMs);
      return { hits: hits.slice(0, query.limit), total: hits.length };
    },
    messages: (limit) => [...messageRecords.values()].sort((a, b) => b.atMs - a.atMs).slice(0, limit),
    getMessage: (id) => messageRecords.get(id) ?? null,
    deleteMessage: (id) => {
      if (store.failSaves !== null) return err(store.failSaves);
      messageRecords.delete(id);
      return ok(null);
    },
    markMessageRead: (id) => {
      const message = messageRecords.get(id);
      return message === undefined ? ok(null) : put(messageRecords, id, { ...message, read: true });
    },
    appendAudit: (entry) => {
      if (store.failAudit !== null) return err(store.failAudit);
      const body = copy({ ...entry, seq: audit.length + 1 });
      const prevHash = audit.at(-1)?.hash ?? '';
      const row: AuditEntry = { ...body, prevHash, hash: createHash('sha256').update(prevHash + canonicalJson(body)).digest('hex') };
      audit.push(row);
      return ok(row);
    },
    readAudit: ({ order, past, limit, callId, kinds }) => (order === 'newest' ? audit.toReversed() : audit)
      .filter((row) => (past === null || (order === 'newest' ? row.seq < past : row.seq > past)) && (callId === null || row.callId === callId) && (kinds === null || kinds.includes(row.kind)))
      .slice(0, limit),
    verifyAudit: () => {
      let prevHash = '';
      for (const row of audit) {
        const { prevHash: stored, hash, ...body } = row;
        if (stored !== prevHash || hash !== createHash('sha256').update(prevHash + canonicalJson(body)).digest('hex')) return { rows: audit.length, brokenAt: row.seq };
        prevHash = hash;
      }
      return { rows: audit.length, brokenAt: null };
    },
  };
  return store;
}
