import type { Actor } from '../../../src-shared/domain/actor.ts';
import type { ApprovalView } from '../../../src-shared/contract/views.ts';
import type { Decision } from '../../../src-shared/domain/decision.ts';
import type { ArgumentSources } from './argument-origins.ts';
import type { Tool, ToolArguments, ToolOutcome, ToolScene } from '../tools/tool.ts';

/** Everything the approval of one tool call needs from the call it was asked on, or from what led to it outside a call. */
export interface ApprovalAsk {
  /** Null outside a call: nobody is on the line, and the owner has longer. */
  readonly callId: string | null;
  /** Time in the call, ms. */
  readonly atMs: number | null;
  readonly toolCallId: string;
  readonly tool: Tool;
  readonly arguments: ToolArguments;
  readonly actor: Actor;
  readonly sessionGeneration: number;
  readonly scene: ToolScene;
  readonly lineLabel: string;
  readonly decision: Decision;
  readonly sources: ArgumentSources;
  readonly askedBy: ApprovalView['askedBy'];
  readonly promptedBy: ApprovalView['promptedBy'];
  readonly evidence: ApprovalView['evidence'];
  /** The assistant's words since the other person spoke last; empty when it has said nothing. */
  readonly lastWords: string;
  /** Policy once more, for edited arguments. */
  judge(args: ToolArguments): Decision;
  run(args: ToolArguments): Promise<ToolOutcome>;
  /** The one answer to the assistant. `ran` is null when nothing ran. */
  settle(status: 'done' | 'denied' | 'refused' | 'expired' | 'failed', message: string, ran: ToolArguments | null): void;
  /** After every change, with what is shown now. */
  changed(view: ApprovalView): void;
}
