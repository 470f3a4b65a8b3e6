import type { ActionRecord, CallRecord, Store } from '../ports/store.ts';
import type { HandlerError } from '../../../src-shared/contract/error-codes.ts';
import type { HistoryDetailView, HistoryRowView, TranscriptLineView } from '../../../src-shared/contract/views.ts';
import type { InputOf, OutputOf } from '../../../src-shared/contract/methods.ts';
import type { Recorder } from '../recording/create-recorder.ts';
import { actionView } from './action-view.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';

export interface History {
  search(input: InputOf<'history.search'>): OutputOf<'history.search'>;
  get(callId: string): Result<HistoryDetailView, HandlerError>;
}

/** Past calls as screens show them. A call that is still on is found too. */
export function createHistory(store: Store, recordings: Pick<Recorder, 'view'>): History {
  return {
    search: (input) => {
      const found = store.search(input);
      const recorded = store.recordedAmong(found.hits.map((hit) => hit.call.id));
      return { rows: found.hits.map((hit) => rowOf(hit.call, recorded.has(hit.call.id), hit.snippet.map((piece) => ({ ...piece, text: piece.text.slice(0, 400) })).slice(0, 40))), total: found.total };
    },
    get: (callId) => {
      const call = store.getCall(callId);
      if (call === null) return err({ code: 'not_found', message: 'This call is not in the history.' });
      const actions = store.actionsOf(callId);
      const recording = recordings.view(callId);
      return ok({
        row: rowOf(call, recording !== null, []),
        brief: { ...call.brief, facts: [...call.brief.facts], mayPropose: [...call.brief.mayPropose] },
        end: { reason: call.endReason ?? 'interrupted', text: call.endText === '' ? 'The call is on, or its end is not saved yet.' : call.endText },
        metrics: {
          costUsd: call.costUsd, costEstimated: call.costEstimated, usage: { ...call.usage },
          replyMedianMs: call.replyMedianMs, replyP95Ms: call.replyP95Ms, replySlowestMs: call.replySlowestMs, replyParts: { ...call.replyParts },
          cutIns: call.cutIns, nudges: call.nudges, falseInterruptions: call.falseInterruptions, reconnects: call.reconnects,
        },
        sound: call.sound,
        recording,
        lines: store.linesOf(callId).map((line): TranscriptLineView => {
          const { toolCallId, ...words } = line;
          const action = toolCallId === null ? undefined : actions.find((each) => each.toolCallId === toolCallId);
          return { ...words, action: action === undefined ? null : actionView(action) };
        }),
        actions: actions.map(recordOf),
      });
    },
  };
}

function rowOf(call: CallRecord, recorded: boolean, snippet: HistoryRowView['snippet']): HistoryRowView {
  return {
    callId: call.id,
    peer: { name: call.peerName, number: call.peerNumber, standing: call.peerStanding },
    direction: call.direction,
    line: call.line,
    lineLabel: call.lineLabel,
    startedAtMs: call.startedAtMs,
    lengthMs: call.connectedAtMs === null || call.endedAtMs === null ? null : Math.max(0, call.endedAtMs - call.connectedAtMs),
    who: call.who,
    outcome: call.outcome ?? 'talked',
    summary: call.summary,
    recorded,
    snippet: [...snippet],
  };
}

function recordOf(action: ActionRecord): HistoryDetailView['actions'][number] {
  return { toolCallId: action.toolCallId, tool: action.tool, title: action.title, note: action.note, risk: action.risk, state: action.state, decidedBy: action.decidedBy, atMs: action.atMs };
}
