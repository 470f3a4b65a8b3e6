import type { SessionState } from '../../../src-shared/domain/call.ts';
import type { Result } from '../../../src-shared/domain/result.ts';
import type { Usage } from '../../../src-shared/domain/usage.ts';
import type { DialectSetting } from './dialects/follow-server.ts';
import type { RealtimeSettings } from './realtime-settings.ts';
import type { NudgeReason } from './silence-watch.ts';

/** One Realtime session a call. Audio is PCM16 mono 24 kHz. Nothing here throws; failures arrive as `state` events. */
export interface RealtimeSession {
  connect(): void;
  /** What the other side says, as it arrives. Bounded while the socket is down: the oldest goes first. */
  sendAudio(samples: Int16Array): void;
  /** The same for a session whose format is G.711: one byte a sample at 8 kHz, untouched on its way. */
  sendG711(bytes: Uint8Array): void;
  /** Typed words. `system` is for whispers and instructions; `respond`: the assistant answers when it may. */
  sendText(text: string, options: { readonly role: 'user' | 'system'; readonly respond: boolean }): void;
  /** The result of one tool call, exactly once. `respond`: the assistant speaks of it when it may. */
  sendToolResult(toolCallId: string, output: string, options: { readonly respond: boolean }): void;
  /** The owner's answer to a request of a hosted MCP server, exactly once. */
  answerMcp(requestId: string, approve: boolean, reason: string | null): void;
  /** Manual turns only (`turnDetection: manual`): the other side begins to speak. The assistant stops as it does where the service finds this out. */
  startTurn(): void;
  /**
   * Manual turns only: what was sent since `startTurn` is a turn, and the assistant answers it. Less than 100 ms is none: nothing is committed and
   * nothing is said. `silenceMs`: how long they had been silent when this was found out.
   */
  commitTurn(silenceMs: number): void;
  /**
   * Changes settings while the call is on; only the keys present change. Refused whole when one of them cannot be used, with the reason
   * of each: the voice, for instance, is fixed once the assistant has spoken.
   */
  update(change: SessionChange): Result<null, readonly SettingProblem[]>;
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
  /** For sessions in G.711; positions stay samples at 24 kHz, three for each byte. */
  playG711?(bytes: Uint8Array): void;
  /** The other side makes a sound that may be no more than a cough: on = 20 dB softer, off = as before. Nothing is dropped. */
  duck(on: boolean): void;
  endOfUtterance(): void;
  clear(): void;
  playedSamples(): number;
  queuedSamples(): number;
}

/** A function of ours, run by this app after its policy. */
export interface RealtimeTool {
  readonly type: 'function';
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * A server of tools that the service itself calls. It is always told to ask first (`require_approval: always`), so that this app's policy
 * sees every use. One of `serverUrl` and `connectorId`. `authorization` and header values are secrets: never logged, never shown.
 */
export interface McpServer {
  readonly label: string;
  readonly serverUrl: string | null;
  readonly connectorId: string | null;
  readonly authorization: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** Null: all that the server offers. */
  readonly allowedTools: readonly string[] | null;
}

export const audioFormats = ['pcm24k', 'pcmu', 'pcma'] as const;
/** What the line carries. Samples of PCM are 16 bit at 24 kHz; G.711 is 8 kHz, one byte a sample. */
export type AudioFormat = (typeof audioFormats)[number];

export interface SessionConfig {
  /** ws or wss URL, without `model`. */
  readonly url: string;
  readonly apiKey: string;
  readonly model: string;
  readonly voice: string;
  readonly language: string;
  readonly instructions: string;
  readonly tools: readonly RealtimeTool[];
  readonly mcpServers: readonly McpServer[];
  readonly format: AudioFormat;
  readonly settings: RealtimeSettings;
  /** What the server is taken to speak; `auto` unless said. */
  readonly dialect?: DialectSetting;
}

/** What may change while a call is on. */
export type SessionChange = Partial<Pick<SessionConfig, 'voice' | 'language' | 'instructions' | 'tools' | 'mcpServers'> & RealtimeSettings>;

/** A setting that cannot be used: its key, and what is wrong in words for people. */
export interface SettingProblem {
  readonly field: string;
  readonly text: string;
}

/** Where the time of one reply went; ms, null where it could not be measured. The parts add up to the whole when all are known. */
export interface ReplyParts {
  /** End of their speech to the service's word of it, less the network: the silence that turn detection waits for. */
  readonly vadWaitMs: number | null;
  /** One round trip to the service. */
  readonly networkMs: number | null;
  /** The service's word to the first sound of the answer. */
  readonly modelMs: number | null;
  /** The first sound's way through this app to the line. */
  readonly lineMs: number | null;
  /** From there until its first sample was really played. */
  readonly playoutMs: number | null;
}

/** What is left of one rate limit, as the service last told. */
export interface Headroom {
  readonly limit: number;
  readonly remaining: number;
  readonly resetMs: number;
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
  /** A hosted MCP server's tool waits for a yes or no; answer with `answerMcp`. */
  | { readonly type: 'mcp.request'; readonly id: string; readonly server: string; readonly name: string; readonly argumentsText: string }
  /** End of their speech to the first sample played, and where that time went. */
  | { readonly type: 'latency'; readonly replyMs: number; readonly parts: ReplyParts }
  /** After each response; a limit that the service did not name is null. */
  | { readonly type: 'headroom'; readonly requests: Headroom | null; readonly tokens: Headroom | null }
  /** The session had fallen silent and was asked to speak: their speech was not answered, it said goodbye and did not hang up, or nobody spoke for long. */
  | { readonly type: 'nudged'; readonly why: NudgeReason }
  /** What sounded like an interruption was none (a cough, "mhm"): the assistant went on. */
  | { readonly type: 'false_interruption'; readonly itemId: string }
  /** Running totals of the session, and their price. */
  | { readonly type: 'usage'; readonly usage: Usage; readonly costUsd: number };

/** `fatal`: no retry will help. The text has the three parts: what happened, what it means for the call, what to do. */
export interface SessionProblem {
  readonly code: string;
  readonly text: string;
  readonly fatal: boolean;
}
