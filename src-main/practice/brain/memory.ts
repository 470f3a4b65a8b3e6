import type { Heard } from '../ears/hear.ts';

/** The conversation as the brain sees it, in order. Ids are those of the protocol's items. */
export type MemoryItem =
  | { readonly kind: 'heard'; readonly id: string; readonly heard: Heard }
  | { readonly kind: 'typed'; readonly id: string; readonly text: string }
  | { readonly kind: 'system'; readonly id: string; readonly text: string }
  /** `text` is null once a truncation removed the transcript. */
  | { readonly kind: 'spoke'; readonly id: string; readonly text: string | null }
  | { readonly kind: 'called'; readonly id: string; readonly callId: string; readonly tool: string; readonly argumentsText: string }
  | { readonly kind: 'output'; readonly id: string; readonly callId: string; readonly output: string };

export interface BrainInput {
  readonly instructions: string;
  /** Names of the tools the session has. */
  readonly tools: readonly string[];
  readonly memory: readonly MemoryItem[];
}

/** One piece of an answer. `done` is called once it was generated whole; not when it was cancelled. */
export type PlanPart =
  | { readonly kind: 'say'; readonly text: string; readonly done: () => void }
  | { readonly kind: 'call'; readonly callId: string; readonly tool: string; readonly argumentsText: string; readonly done: () => void };

/** Plays the model: says what comes next. */
export interface Brain {
  plan(input: BrainInput): readonly PlanPart[];
}
