import type { SessionState } from '../../../src-shared/domain/call.ts';
import type { Usage } from '../../../src-shared/domain/usage.ts';

/** One Realtime session a call. Audio is PCM16 mono 24 kHz. Nothing here throws; failures arrive as `state` events. */
export interface RealtimeSession {
  connect(): void;
  /** What the other side says, as it arrives. Bounded while the socket is down: the oldest goes first. */
  sendAudio(samples: Int16Array): void;
  /** Typed words. `system` is for whispers and instructions; `respond`: the assistant answers when it may. */
  sendText(text: string, options: { readonly role: 'user' | 'system'; readonly respond: boolean }): void;
  /** The result of one tool call, exactly once. `respond`: the assistant speaks of it when it may. */
  sendToolResult(toolCallId: string, output: string, options: { readonly respond: boolean }): void;
  /** Stops the assistant at once: clears the line, discards late sound, corrects the model's memory to what was heard. */
  interrupt(): void;
  /** Asks the assistant to speak now, when it may. */
  respond(): void;
  /** Muted: nothing of the assistant reaches the line and no response is started; it goes on hearing. */
  setMuted(muted: boolean): void;
  /** Held: no sound is sent to the service either. */
  setHeld(held: boolean): void;
  disconnect(reason: string): void;
}

/** Where the assistant's voice goes, and the clock of what was heard. A LineLeg satisfies it. */
export interface VoiceOut {
  play(samples: Int16Array): void;
  endOfUtterance(): void;
  clear(): void;
  playedSamples(): number;
  queuedSamples(): number;
}

export interface RealtimeTool {
  readonly type: 'function';
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface SessionConfig {
  /** ws or wss URL, without `model`. */
  readonly url: string;
  readonly apiKey: string;
  readonly model: string;
  readonly voice: string;
  readonly language: string;
  readonly instructions: string;
  readonly tools: readonly RealtimeTool[];
  /** Always sent explicitly: docs and examples disagree on the default. */
  readonly silenceDurationMs: number;
}

export type SessionEvent =
  | { readonly type: 'state'; readonly state: SessionState; readonly problem: SessionProblem | null }
  /** The other side began to speak; its words follow under the same item id, later. */
  | { readonly type: 'them.started'; readonly itemId: string }
  | { readonly type: 'them.stopped'; readonly itemId: string }
  | { readonly type: 'them.words'; readonly itemId: string; readonly text: string; readonly final: boolean }
  | { readonly type: 'assistant.started'; readonly itemId: string; readonly responseId: string }
  /** All words of the item so far. */
  | { readonly type: 'assistant.words'; readonly itemId: string; readonly text: string; readonly final: boolean }
  /** Its last sample was really played. */
  | { readonly type: 'assistant.heard'; readonly itemId: string }
  /** It was cut: this much of its text was heard. 0 = nothing of it. */
  | { readonly type: 'assistant.cut'; readonly itemId: string; readonly heardChars: number; readonly heardMs: number }
  | { readonly type: 'tool.call'; readonly id: string; readonly name: string; readonly argumentsText: string }
  | { readonly type: 'response.done'; readonly responseId: string; readonly status: string }
  /** End of their speech to the first sample played. */
  | { readonly type: 'latency'; readonly replyMs: number }
  /** Running totals of the session, and their price. */
  | { readonly type: 'usage'; readonly usage: Usage; readonly costUsd: number };

/** `fatal`: no retry will help. The text has the three parts: what happened, what it means for the call, what to do. */
export interface SessionProblem {
  readonly code: string;
  readonly text: string;
  readonly fatal: boolean;
}
