import type { CallDirection } from '../../../src-shared/domain/call.ts';
import type { LineKind } from '../../../src-shared/domain/line.ts';
import type { MessageRecord } from '../ports/store.ts';
import type { Result } from '../../../src-shared/domain/result.ts';
import type { ArgumentSpec } from './argument-spec.ts';

/** Arguments after validation: every value a string, optional ones that were not given are absent. */
export type ToolArguments = Readonly<Record<string, string>>;

/** The call a tool is asked on, for reading and wording its arguments. */
export interface ToolScene {
  /** Null outside a call. */
  readonly callId: string | null;
  readonly line: LineKind;
  readonly direction: CallDirection;
  readonly peer: { readonly name: string; readonly number: string | null };
  readonly ownerName: string;
  readonly country: string;
  readonly practiceNumbers: readonly string[];
}

/** What a running tool may do. */
export interface ToolActs {
  /** Ends the call once what was said has been heard. */
  hangUp(): void;
  sendDigits(digits: string): void;
  takeMessage(message: Pick<MessageRecord, 'name' | 'number' | 'urgency' | 'text'>): void;
}

/** `words` are what the assistant is told; the owner reads them too, unless `detail` has other words for him. */
export interface ToolOutcome {
  readonly status: 'done' | 'failed';
  readonly words: string;
  readonly detail?: string;
  /** What it found, without the question, so that a value that comes from there can be told from one that the owner gave. */
  readonly found?: { readonly in: 'contact' | 'tool'; readonly text: string };
}

export interface ToolProblem {
  /** The argument's name; empty when it is about the whole. */
  readonly field: string;
  readonly text: string;
}

export interface Tool {
  /** As the model calls it. */
  readonly name: string;
  readonly description: string;
  /** Named in session.tools. */
  readonly offered: boolean;
  readonly args: readonly ArgumentSpec[];
  readonly words: {
    /** "Sending the text" */
    readonly doing: string;
    /** "Text sent" */
    readonly done: string;
    /** "Text not sent" */
    readonly notDone: string;
    /** Step of the goal strip, three words at most; null for LOW tools. */
    readonly step: string | null;
  };
  /** Someone outside gets something that cannot be taken back. */
  readonly reachesOutside: boolean;
  /** One sentence, verb first: what exactly happens. */
  title(args: ToolArguments, scene: ToolScene): string;
  /** The same, short, for a list. */
  shortTitle(args: ToolArguments, scene: ToolScene): string;
  /** What it would reach and say outside, and the keys it would press on the call, for policy. */
  reaches(args: ToolArguments): { readonly numbers: readonly string[]; readonly texts: readonly string[]; readonly keys?: string };
  /** One sentence for the summary of the call; null when it is not worth one. */
  summary(args: ToolArguments, scene: ToolScene): string | null;
  run(args: ToolArguments, scene: ToolScene, acts: ToolActs): Promise<ToolOutcome>;
}

export type ReadArguments = Result<ToolArguments, readonly ToolProblem[]>;
