import type Database from 'better-sqlite3-multiple-ciphers';
import type { Logger } from '../../core/ports/logger.ts';
import type { Saved, Store, StoreProblem } from '../../core/ports/store.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { prepareActions } from './action-rows.ts';
import { prepareApprovals } from './approval-rows.ts';
import { prepareAudit } from './audit-chain.ts';
import { prepareCalls } from './call-rows.ts';
import { prepareDoNotCall } from './do-not-call-rows.ts';
import { prepareLines } from './line-rows.ts';
import { prepareMessages } from './message-rows.ts';
import { prepareRecordings } from './recording-rows.ts';
import { prepareSearch } from './call-search.ts';
import { readFailure } from './read-failure.ts';

/** The port over an open, migrated database. Nothing throws: writes answer a problem; reads that fail are logged and answer nothing found. */
export function createSqliteStore(db: Database.Database, deps: { readonly logger: Logger; onDamage(): void }): Store {
  const calls = prepareCalls(db);
  const lines = prepareLines(db);
  const actions = prepareActions(db);
  const approvals = prepareApprovals(db);
  const messages = prepareMessages(db);
  const recordings = prepareRecordings(db);
  const doNotCall = prepareDoNotCall(db);
  const audit = prepareAudit(db);
  const search = prepareSearch(db);

  const problem = (operation: string, error: unknown): StoreProblem => {
    const failure = readFailure(error);
    deps.logger.error('store.failed', { operation, kind: failure.kind, text: failure.text });
    if (failure.kind === 'corrupt') deps.onDamage();
    return { code: failure.kind === 'full' ? 'full' : 'failed', text: failure.text };
  };
  const attempt = <T>(operation: string, run: () => T): Result<T, StoreProblem> => {
    try {
      return ok(run());
    } catch (error) {
      return err(problem(operation, error));
    }
  };
  const save = (operation: string, run: () => void): Saved => {
    const done = attempt(operation, run);
    return done.ok ? ok(null) : done;
  };
  const read = <T>(operation: string, fallback: T, run: () => T): T => {
    const done = attempt(operation, run);
    return done.ok ? done.value : fallback;
  };

  return {
    saveCall: (call) => save('saveCall', () => calls.save(call)),
    saveLine: (line) => save('saveLine', () => lines.save(line)),
    saveAction: (action) => save('saveAction', () => actions.save(action)),
    saveApproval: (approval) => save('saveApproval', () => approvals.save(approval)),
    saveMessage: (message) => save('saveMessage', () => messages.save(message)),
    getCall: (id) => read('getCall', null, () => calls.get(id)),
    unfinishedCalls: () => read('unfinishedCalls', [], () => calls.unfinished()),
    callsSince: (sinceMs) => attempt('callsSince', () => calls.since(sinceMs)),
    doNotCall: () => attempt('doNotCall', () => doNotCall.all()),
    addDoNotCall: (entry) => save('addDoNotCall', () => doNotCall.add(entry)),
    removeDoNotCall: (number) => save('removeDoNotCall', () => doNotCall.remove(number)),
    saveRecording: (recording, peaks) => save('saveRecording', () => recordings.save(recording, peaks)),
    getRecording: (callId) => read('getRecording', null, () => recordings.get(callId)),
    recordingPeaks: (callId) => read('recordingPeaks', null, () => recordings.peaks(callId)),
    recordings: () => read('recordings', [], () => recordings.all()),
    recordedAmong: (callIds) => read('recordedAmong', new Set<string>(), () => recordings.among(callIds)),
    deleteRecording: (callId) => save('deleteRecording', () => recordings.remove(callId)),
    openApprovals: () => read('openApprovals', [], () => approvals.open()),
    linesOf: (callId) => read('linesOf', [], () => lines.ofCall(callId)),
    actionsOf: (callId) => read('actionsOf', [], () => actions.ofCall(callId)),
    search: (query) => read('search', { hits: [], total: 0 }, () => search(query)),
    messages: (limit) => read('messages', [], () => messages.newest(limit)),
    getMessage: (id) => read('getMessage', null, () => messages.get(id)),
    deleteMessage: (id) => save('deleteMessage', () => messages.remove(id)),
    markMessageRead: (id) => save('markMessageRead', () => messages.markRead(id)),
    appendAudit: (entry) => attempt('appendAudit', () => audit.append(entry)),
    readAudit: (query) => read('readAudit', [], () => audit.read(query)),
    // A chain that cannot be read is not whole.
    verifyAudit: () => read('verifyAudit', { rows: 0, brokenAt: 1 }, () => audit.verify()),
  };
}
