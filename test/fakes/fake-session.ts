import type { CreateSession } from '../../src-main/core/calls/call-deps.ts';
import type { RealtimeSession, SessionConfig, SessionEvent, VoiceOut } from '../../src-main/core/realtime/session-api.ts';
import { ok } from '../../src-shared/domain/result.ts';

/** A Realtime session a test drives: it tells events, and keeps what it was asked. */
export interface FakeSession extends RealtimeSession {
  readonly config: SessionConfig;
  readonly voice: VoiceOut;
  readonly asked: { readonly what: string; readonly detail: unknown }[];
  readonly results: { readonly id: string; readonly output: { readonly status: string; readonly message: string; readonly ran?: Record<string, string> }; readonly respond: boolean }[];
  audioFrames: number;
  emit(event: SessionEvent): void;
  ready(): void;
  theySay(itemId: string, text: string): void;
  assistantSays(itemId: string, text: string): void;
  callTool(id: string, name: string, args: unknown): void;
}

export function createFakeSessions(): { readonly sessions: FakeSession[]; readonly create: CreateSession } {
  const sessions: FakeSession[] = [];
  return {
    sessions,
    create: (config, voice, onEvent) => {
      const asked: FakeSession['asked'] = [];
      const results: FakeSession['results'] = [];
      const note = (what: string) => (detail?: unknown): void => { asked.push({ what, detail }); };
      const session: FakeSession = {
        config, voice, asked, results, audioFrames: 0,
        emit: onEvent,
        connect: note('connect'),
        sendAudio: () => { session.audioFrames += 1; },
        sendText: (text, options) => { asked.push({ what: 'text', detail: { text, ...options } }); },
        sendToolResult: (id, output, options) => { results.push({ id, output: JSON.parse(output) as FakeSession['results'][number]['output'], respond: options.respond }); },
        sendG711: () => { session.audioFrames += 1; },
        answerMcp: (id, approve, reason) => { asked.push({ what: 'mcp', detail: { id, approve, reason } }); },
        startTurn: note('start turn'),
        commitTurn: note('commit'),
        update: (change) => {
          asked.push({ what: 'update', detail: change });
          return ok(null);
        },
        interrupt: note('interrupt'),
        respond: note('respond'),
        setMuted: note('muted'),
        setHeld: note('held'),
        disconnect: note('disconnect'),
        ready: () => { onEvent({ type: 'state', state: 'ready', problem: null }); },
        theySay: (itemId, text) => {
          onEvent({ type: 'them.started', itemId });
          onEvent({ type: 'them.stopped', itemId });
          onEvent({ type: 'them.words', itemId, text, final: true });
        },
        assistantSays: (itemId, text) => {
          onEvent({ type: 'assistant.started', itemId, responseId: `resp ${itemId}` });
          onEvent({ type: 'assistant.words', itemId, text, final: true });
          onEvent({ type: 'assistant.heard', itemId });
        },
        callTool: (id, name, args) => { onEvent({ type: 'tool.call', id, name, argumentsText: typeof args === 'string' ? args : JSON.stringify(args) }); },
      };
      sessions.push(session);
      return session;
    },
  };
}
