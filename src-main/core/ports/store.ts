import type { Actor } from '../../../src-shared/domain/actor.ts';
import type { AuditEntry, AuditKind } from '../../../src-shared/domain/audit.ts';
import type { Brief } from '../../../src-shared/domain/brief.ts';
import type { CallDirection, CallOutcome, EndReason } from '../../../src-shared/domain/call.ts';
import type { LineKind } from '../../../src-shared/domain/line.ts';
import type { RecordingFormat } from '../../../src-shared/domain/recording.ts';
import type { ActionState, LineStatus, Speaker } from '../../../src-shared/domain/transcript.ts';
import type { ReplyParts } from '../realtime/session-api.ts';
import type { Result } from '../../../src-shared/domain/result.ts';
import type { Risk } from '../../../src-shared/domain/tool-call.ts';
import type { SoundQualityView } from '../../../src-shared/contract/views.ts';
import type { Usage } from '../../../src-shared/domain/usage.ts';

/*
 * What the core keeps. Synchronous on purpose: the adapter is SQLite in this process, a write takes well under a millisecond,
 * and "saved" must be true when the call returns. Times: `…AtMs` wall clock, `atMs` within the call.
 */

export interface CallRecord {
  readonly id: string;
  readonly direction: CallDirection;
  readonly line: LineKind;
  readonly lineLabel: string;
  readonly peerName: string;
  readonly peerNumber: string | null;
  readonly peerStanding: 'godfather' | 'contact' | 'outside';
  readonly brief: Brief;
  readonly startedAtMs: number;
  readonly connectedAtMs: number | null;
  /** Null while the call is on; a call found like this at start was cut off by a crash. */
  readonly endedAtMs: number | null;
  readonly endReason: EndReason | null;
  readonly endText: string;
  readonly outcome: CallOutcome | null;
  readonly summary: string;
  readonly who: string;
  readonly costUsd: number;
  /** Part of the cost was never counted by the service: the call ended first. */
  readonly costEstimated: boolean;
  readonly usage: Usage;
  readonly replyMedianMs: number | null;
  readonly replyP95Ms: number | null;
  readonly replySlowestMs: number | null;
  /** Medians, each of the replies in which it was measured. */
  readonly replyParts: ReplyParts;
  readonly cutIns: number;
  readonly nudges: number;
  readonly falseInterruptions: number;
  readonly reconnects: number;
  /** Of the whole call; null = not measured. */
  readonly sound: SoundQualityView | null;
}

/** What limits are counted by. */
export type CallTally = Pick<CallRecord, 'id' | 'direction' | 'line' | 'peerNumber' | 'startedAtMs' | 'connectedAtMs' | 'endedAtMs' | 'costUsd'>;

/** A number that the owner's assistant does not reach. */
export interface DoNotCallRecord {
  /** E.164. */
  readonly number: string;
  readonly addedAtMs: number;
  /** In the owner's words; may be empty. */
  readonly why: string;
}

export interface LineRecord {
  readonly id: string;
  readonly callId: string;
  readonly order: number;
  readonly atMs: number;
  readonly kind: 'speech' | 'action' | 'whisper' | 'typed' | 'note';
  readonly speaker: Speaker;
  readonly text: string;
  readonly status: LineStatus;
  readonly heardChars: number | null;
  readonly toolCallId: string | null;
}

export interface ActionRecord {
  readonly toolCallId: string;
  readonly callId: string;
  readonly tool: string;
  readonly title: string;
  readonly detail: string;
  readonly note: string | null;
  readonly risk: Risk;
  readonly state: ActionState;
  readonly decidedBy: string;
  readonly atMs: number;
  readonly tookMs: number | null;
  readonly approvalId: string | null;
  /** Canonical JSON, as asked and as run. */
  readonly argumentsAsked: string;
  readonly argumentsRun: string | null;
  readonly result: string | null;
}

export interface ApprovalRecord {
  readonly id: string;
  readonly callId: string | null;
  readonly toolCallId: string;
  readonly state: string;
  readonly hash: string;
  readonly requestedAtMs: number;
  readonly decidedAtMs: number | null;
  readonly decidedBy: string | null;
  readonly actor: Actor;
  /** The approval as last shown (an ApprovalView), JSON. */
  readonly view: string;
}

/** What somebody outside asked for on a call and was refused, kept as data. */
export interface AskedAction {
  readonly id: string;
  readonly tool: string;
  /** One sentence, verb first, by our code. */
  readonly title: string;
  /** As the model wrote them; never trusted, read anew when the owner starts it. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Why it was refused. */
  readonly reason: string;
  /** Time in the call. */
  readonly atMs: number;
  /** `refused` until the owner starts it as his own. */
  readonly state: ActionState;
  /** Of the question on the Desk, once it was started. */
  readonly approvalId: string | null;
}

export interface MessageRecord {
  readonly id: string;
  readonly callId: string;
  readonly atMs: number;
  readonly name: string;
  readonly number: string | null;
  readonly urgency: 'today' | 'this_week' | 'no_rush';
  readonly text: string;
  readonly read: boolean;
  /** Dealt with. */
  readonly done: boolean;
  /** The number that rang, which need not be the one to call back on. */
  readonly calledFrom: string | null;
  readonly asked: readonly AskedAction[];
}

/** The sound of one call, kept as a file. Its outline (core/recording/peaks.ts) is asked for apart: it is large. */
export interface RecordingRecord {
  readonly callId: string;
  /** Its name in the folder of recordings, never a path. */
  readonly file: string;
  readonly format: RecordingFormat;
  /** When its call was connected: the recording's 0:00. */
  readonly startedAtMs: number;
  readonly lengthMs: number;
  readonly bytes: number;
  /** How the other side came to know, in words. */
  readonly consent: string;
  readonly gaps: readonly RecordingGap[];
  /** Being written; a recording found like this at start was cut off by a crash. */
  readonly open: boolean;
}

export interface RecordingGap {
  readonly fromMs: number;
  readonly toMs: number;
  readonly why: string;
}

export interface SearchQuery {
  /** Words as typed; empty = all. Never an FTS expression: the adapter quotes it. */
  readonly query: string;
  readonly sinceMs: number | null;
  readonly outcome: CallOutcome | null;
  readonly limit: number;
  /** Only calls that started before this time, for the next page. */
  readonly before: number | null;
}

export interface SearchHit {
  readonly call: CallRecord;
  readonly snippet: readonly { readonly text: string; readonly hit: boolean }[];
}

export interface AuditQuery {
  readonly order: 'newest' | 'oldest';
  /** Only rows past this one, in that order; null = from the first. */
  readonly past: number | null;
  readonly limit: number;
  readonly callId: string | null;
  /** Null = all. */
  readonly kinds: readonly AuditKind[] | null;
}

/** `full`: no space left. `failed`: anything else; the text is for the log. */
export type StoreProblem = { readonly code: 'full' | 'failed'; readonly text: string };
export type Saved = Result<null, StoreProblem>;

export interface Store {
  saveCall(call: CallRecord): Saved;
  /** Inserts or replaces by id, and keeps the search index in step. */
  saveLine(line: LineRecord): Saved;
  saveAction(action: ActionRecord): Saved;
  saveApproval(approval: ApprovalRecord): Saved;
  saveMessage(message: MessageRecord): Saved;
  getCall(id: string): CallRecord | null;
  /** Calls whose `endedAtMs` is null. */
  unfinishedCalls(): readonly CallRecord[];
  /** Calls that are on, or ended at this time or later, oldest first. A failure is told: limits must not be taken for unused. */
  callsSince(sinceMs: number): Result<readonly CallTally[], StoreProblem>;
  /** Oldest first. A failure is told: an unread list must not be taken for an empty one. */
  doNotCall(): Result<readonly DoNotCallRecord[], StoreProblem>;
  /** Inserts, or replaces the entry of the same number. */
  addDoNotCall(entry: DoNotCallRecord): Saved;
  removeDoNotCall(number: string): Saved;
  /** Inserts or replaces by call; `peaks` null leaves the outline as it is. */
  saveRecording(recording: RecordingRecord, peaks: Uint8Array | null): Saved;
  getRecording(callId: string): RecordingRecord | null;
  /** Left and right of each step in turn; null when there is none. */
  recordingPeaks(callId: string): Uint8Array | null;
  /** All, oldest first. */
  recordings(): readonly RecordingRecord[];
  /** Which of these calls have a recording. */
  recordedAmong(callIds: readonly string[]): ReadonlySet<string>;
  /** One that is gone already is no problem. */
  deleteRecording(callId: string): Saved;
  openApprovals(): readonly ApprovalRecord[];
  linesOf(callId: string): readonly LineRecord[];
  actionsOf(callId: string): readonly ActionRecord[];
  /** Ended calls only, newest first; `total` counts all pages. */
  search(query: SearchQuery): { readonly hits: readonly SearchHit[]; readonly total: number };
  messages(limit: number): readonly MessageRecord[];
  getMessage(id: string): MessageRecord | null;
  /** Gone for good; one that is gone already is no problem. */
  deleteMessage(id: string): Saved;
  markMessageRead(id: string): Saved;
  /** Appends to the hash chain and answers the row; a failure here means: refuse the action. */
  appendAudit(entry: { readonly atMs: number; readonly kind: AuditKind; readonly callId: string | null; readonly data: Readonly<Record<string, unknown>> }): Result<AuditEntry, StoreProblem>;
  /** Rows as they are stored, also those that do not fit the chain. */
  readAudit(query: AuditQuery): readonly AuditEntry[];
  /** Seq of the first row that does not fit the chain; null when it is whole. */
  verifyAudit(): { readonly rows: number; readonly brokenAt: number | null };
}
