import type { Usage } from '../../../src-shared/domain/usage.ts';
import type { SessionShape } from './dialects/dialect.ts';
import type { Json } from './json-reader.ts';
import type { Headroom } from './session-api.ts';
import type { TranscriptionUsage } from './usage-meter.ts';

/** An item that a response brought forth. `whole`: nothing of it is missing. */
export type OutputItem =
  | { readonly kind: 'message'; readonly itemId: string }
  | { readonly kind: 'function_call'; readonly itemId: string; readonly callId: string; readonly name: string; readonly argumentsText: string; readonly whole: boolean }
  | { readonly kind: 'mcp_request'; readonly itemId: string; readonly server: string; readonly name: string; readonly argumentsText: string }
  | { readonly kind: 'other'; readonly itemId: string };

/** What the service said, whatever dialect it speaks: the names of the GA protocol, and only what this session needs. */
export type ServerEvent =
  /** `shape`: of the settings, which betrays the dialect; null = they do not tell. */
  | { readonly type: 'session.created' | 'session.updated'; readonly shape: SessionShape | null }
  /** `message` and `param` are only for telling errors apart; they may quote a key and never leave the parser's callers. */
  | { readonly type: 'error'; readonly code: string; readonly message: string; readonly param: string; readonly eventId: string | null }
  /** `resetMs`: until a spent limit is open again; 0 = none is spent. */
  | { readonly type: 'rate_limits.updated'; readonly resetMs: number; readonly requests: Headroom | null; readonly tokens: Headroom | null }
  | { readonly type: 'input_audio_buffer.speech_started'; readonly itemId: string; readonly audioMs: number }
  | { readonly type: 'input_audio_buffer.speech_stopped'; readonly itemId: string; readonly audioMs: number }
  /** What was in the buffer is an item now. */
  | { readonly type: 'input_audio_buffer.committed'; readonly itemId: string }
  | { readonly type: 'conversation.item.added'; readonly itemId: string; readonly previousItemId: string | null; readonly role: string; readonly kind: string }
  | { readonly type: 'conversation.item.input_audio_transcription.delta'; readonly itemId: string; readonly delta: string }
  | { readonly type: 'conversation.item.input_audio_transcription.completed'; readonly itemId: string; readonly transcript: string; readonly usage: TranscriptionUsage }
  | { readonly type: 'conversation.item.input_audio_transcription.failed'; readonly itemId: string }
  | { readonly type: 'response.created'; readonly responseId: string; readonly askedBy: string | null }
  | {
      readonly type: 'response.done';
      readonly responseId: string;
      readonly status: string;
      readonly errorCode: string | null;
      readonly usage: Usage | null;
      readonly output: readonly OutputItem[];
    }
  | { readonly type: 'response.output_item.added'; readonly responseId: string; readonly item: OutputItem }
  | { readonly type: 'response.output_item.done'; readonly responseId: string; readonly item: OutputItem }
  | { readonly type: 'response.output_audio.delta'; readonly responseId: string; readonly itemId: string; readonly contentIndex: number; readonly audio: string }
  | { readonly type: 'response.output_audio.done'; readonly responseId: string; readonly itemId: string }
  | { readonly type: 'response.output_audio_transcript.delta'; readonly responseId: string; readonly itemId: string; readonly delta: string }
  | { readonly type: 'response.output_audio_transcript.done'; readonly responseId: string; readonly itemId: string; readonly transcript: string }
  | { readonly type: 'response.function_call_arguments.done'; readonly callId: string; readonly itemId: string; readonly name: string; readonly argumentsText: string }
  /** Nothing here needs it. `known`: its name is of the protocol as published. `raw` may hold anything that was said. */
  | { readonly type: 'other'; readonly known: boolean; readonly raw: Json }
  /** Not an event at all. */
  | { readonly type: 'garbage' };
