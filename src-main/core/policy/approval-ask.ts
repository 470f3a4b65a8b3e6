import type { Actor } from '../../../src-shared/domain/actor.ts';
import type { ApprovalView } from '../../../src-shared/contract/views.ts';
import type { Decision } from '../../../src-shared/domain/decision.ts';
import type { Tool, ToolArguments, ToolOutcome, ToolScene } from '../tools/tool.ts';

/** Everything the approval of one tool call needs from the call it was asked on. */
export interface ApprovalAsk {
  readonly callId: string;
  /** Time in the call, ms. */
  readonly atMs: number;
  readonly toolCallId: string;
  readonly tool: Tool;
  readonly arguments: ToolArguments;
  readonly actor: Actor;
  readonly sessionGeneration: number;
  readonly scene: ToolScene;
  readonly lineLabel: string;
  readonly decision: Decision;
  /** What the other person said on this call, and what the owner gave (brief, facts, whispers). */
  readonly otherSaid: readonly string[];
  readonly ownerGave: readonly string[];
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
