import type { PracticeVoice } from '../speech/speech-api.ts';

/*
 * Scenarios as the practice line uses them: read from YAML, checked, defaults filled in. docs/scenarios.md describes the files.
 * Text with `{…}` is filled by brain/fill-placeholders.ts. Times are milliseconds of line time (they stand still on hold).
 */

/** How the result of a tool is spoken of, by the `status` of its output. */
export interface OutcomeLines {
  readonly done: string;
  readonly denied: string;
  readonly expired: string;
  readonly refused: string;
  readonly failed: string;
}

export type AssistantAction =
  | { readonly kind: 'say'; readonly text: string; /** Said instead when the brief's goal is not the suggested one. */ readonly otherGoal: string | null }
  | { readonly kind: 'call'; readonly tool: string; readonly with: Readonly<Record<string, string>>; /** Null: nothing is said of the result. */ readonly outcomes: OutcomeLines | null };

export interface NextStep {
  /** Any of these phrases in what the assistant said; empty = anything it said. */
  readonly when: readonly string[];
  readonly go: string;
}

export interface ScenarioStep {
  readonly id: string;
  readonly says: string;
  /** A tone after the words, as a voicemail has. */
  readonly beep: boolean;
  /** Speaks this long after the assistant began, without waiting for the end of its turn. Null: waits. */
  readonly cutsInAfterMs: number | null;
  /** Silence on both sides before a prompt. */
  readonly patienceMs: number;
  /** Empty: hangs up instead of asking. */
  readonly prompts: readonly string[];
  readonly assistant: readonly AssistantAction[];
  readonly next: readonly NextStep[];
  readonly onDigits: readonly { readonly digits: string; readonly go: string }[];
  /** `hang_up`: after the assistant's answer. `hang_up_at_once`: right after the words. */
  readonly then: 'listen' | 'hang_up' | 'hang_up_at_once';
}

export interface WhisperLine {
  readonly when: readonly string[];
  readonly say: string;
}

export interface CallScenario {
  readonly kind: 'call';
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly about: string;
  readonly direction: 'outbound' | 'inbound';
  readonly person: { readonly name: string; /** E.164 */ readonly number: string; readonly voice: Exclude<PracticeVoice, 'assistant'> };
  readonly pickUp: { readonly afterMs: number; readonly outcome: 'answers' | 'busy' | 'no_answer' };
  readonly brief: { readonly goal: string; readonly facts: readonly string[] };
  /** The first one is where it begins. */
  readonly steps: readonly ScenarioStep[];
  /** Said when they are asked whether the call may be recorded. */
  readonly consent: string;
  readonly whileWaiting: readonly string[];
  readonly whispers: readonly WhisperLine[];
}

/** What the assistant answers to typed words outside a simulated call. */
export interface ChatScenario {
  readonly kind: 'chat';
  readonly id: string;
  readonly file: string;
  readonly replies: readonly { readonly when: readonly string[]; readonly assistant: readonly AssistantAction[] }[];
  readonly otherwise: readonly AssistantAction[];
}

export type Scenario = CallScenario | ChatScenario;

export function findStep(scenario: CallScenario, id: string): ScenarioStep | null {
  return scenario.steps.find((step) => step.id === id) ?? null;
}
