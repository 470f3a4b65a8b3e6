import type { AssistantAction, CallScenario } from '../scenarios/scenario.ts';

/** What the assistant has to do in answer to one utterance or one typed text, and how far it is. */
export interface Agenda {
  /** The utterance or item it answers; the same key again means: go on. */
  readonly key: string;
  readonly scenario: CallScenario | null;
  /** What is answered is the greeting of an answering machine: it is asked nothing that must be answered. */
  readonly toMachine: boolean;
  readonly actions: readonly AssistantAction[];
  next: number;
  /** The typed words, and which phrase of them was known. */
  readonly said: { readonly text: string; readonly phrase: string } | null;
}

/** A tool call that nothing was said about yet. */
export interface OpenCall {
  readonly action: Extract<AssistantAction, { kind: 'call' }>;
  readonly agenda: Agenda;
  readonly arguments: Readonly<Record<string, string>>;
}
