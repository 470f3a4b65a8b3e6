import type { ConsoleDelta, ConsoleState } from './state.ts';
import { assertNever } from '../domain/assert-never.ts';
import { upsert } from './upsert.ts';

/** Folds one delta into the console's state. Pure; the core and every screen run this same function. */
export function reduceConsole(state: ConsoleState, delta: ConsoleDelta): ConsoleState {
  switch (delta.type) {
    case 'settings': return { ...state, settings: delta.settings };
    case 'policy': return { ...state, policy: delta.policy };
    case 'keys': return { ...state, keys: delta.keys };
    case 'lines': return { ...state, lines: delta.lines };
    case 'scenarios': return { ...state, scenarios: delta.scenarios };
    case 'call': return {
      ...state,
      calls: upsert(state.calls, delta.call, (call) => call.id),
      transcripts: delta.call.id in state.transcripts ? state.transcripts : { ...state.transcripts, [delta.call.id]: [] },
    };
    case 'call.removed': {
      const transcripts = { ...state.transcripts };
      delete transcripts[delta.callId];
      return {
        ...state,
        calls: state.calls.filter((call) => call.id !== delta.callId),
        transcripts,
        approvals: state.approvals.filter((approval) => approval.callId !== delta.callId),
        notices: state.notices.filter((notice) => typeof notice.place === 'string' || notice.place.callId !== delta.callId),
      };
    }
    case 'line': {
      const lines = upsert(state.transcripts[delta.line.callId] ?? [], delta.line, (line) => line.id);
      return { ...state, transcripts: { ...state.transcripts, [delta.line.callId]: lines.sort((a, b) => a.order - b.order) } };
    }
    case 'approval': return { ...state, approvals: upsert(state.approvals, delta.approval, (approval) => approval.id) };
    case 'approval.removed': return { ...state, approvals: state.approvals.filter((approval) => approval.id !== delta.approvalId) };
    case 'notice': return { ...state, notices: upsert(state.notices, delta.notice, (notice) => notice.id) };
    case 'notice.removed': return { ...state, notices: state.notices.filter((notice) => notice.id !== delta.noticeId) };
    case 'messages': return { ...state, messages: delta.messages, unreadMessages: delta.unread };
    case 'history': return { ...state, historyRevision: delta.revision };
    case 'deskHeight': return { ...state, deskHeight: delta.height };
    default: return assertNever(delta);
  }
}
