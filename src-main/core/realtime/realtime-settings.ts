import type { Eagerness, Interruption, NoiseReduction, ReasoningEffort } from '../../../src-shared/domain/realtime.ts';

/** Who decides that the other side has finished. `manual`: we do, with `startTurn` and `commitTurn`. */
export type TurnDetection =
  | {
      readonly type: 'server_vad';
      /** 0..1: how loud is speech. */
      readonly threshold: number;
      readonly prefixPaddingMs: number;
      /** Silence that ends a turn. Always sent: docs and examples of the service disagree on its default. */
      readonly silenceDurationMs: number;
      /** The service itself speaks up after this much silence, 5,000 to 30,000; null = never. */
      readonly idleTimeoutMs: number | null;
    }
  | { readonly type: 'semantic_vad'; readonly eagerness: Eagerness }
  | { readonly type: 'manual' };

/** How much of the past a long call carries along. */
export type Truncation =
  | { readonly type: 'auto' }
  | { readonly type: 'disabled' }
  /** `retentionRatio` 0..1 of the context is kept when it is full; `postInstructionsTokens` caps what follows the instructions. */
  | { readonly type: 'retention_ratio'; readonly retentionRatio: number; readonly postInstructionsTokens: number | null };

/** How the assistant listens, thinks and speaks: what the service is told of it, and what this app does itself. */
export interface RealtimeSettings {
  readonly output: 'audio' | 'text';
  /** 0.25..1.5; 1 = the voice's own pace. */
  readonly speed: number;
  readonly turnDetection: TurnDetection;
  readonly interruption: Interruption;
  /** When nobody has spoken for this long the assistant asks whether they are still there; null = it waits for ever. */
  readonly lineSilentMs: number | null;
  readonly noiseReduction: NoiseReduction | null;
  /** Null: the other side's words are not written down. */
  readonly transcription: { readonly model: string; readonly prompt: string } | null;
  /** Null = as many as the model may. */
  readonly maxOutputTokens: number | null;
  /** Null = the model's own; only models that reason take one. */
  readonly reasoning: ReasoningEffort | null;
  readonly truncation: Truncation;
  readonly toolChoice: 'auto' | 'none' | 'required';
  /** Null = the model's own. */
  readonly parallelToolCalls: boolean | null;
  /** The service keeps a trace of the call in the account's dashboard. Off by default: it holds what was said. */
  readonly tracing: boolean;
}

export const defaultRealtimeSettings: RealtimeSettings = {
  output: 'audio',
  speed: 1,
  turnDetection: { type: 'server_vad', threshold: 0.5, prefixPaddingMs: 300, silenceDurationMs: 500, idleTimeoutMs: null },
  interruption: 'at_once',
  lineSilentMs: 20_000,
  noiseReduction: 'near_field',
  transcription: { model: 'gpt-realtime-whisper', prompt: '' },
  maxOutputTokens: null,
  reasoning: null,
  truncation: { type: 'auto' },
  toolChoice: 'auto',
  parallelToolCalls: null,
  tracing: false,
};
