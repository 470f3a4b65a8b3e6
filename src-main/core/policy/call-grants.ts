import type { Actor } from '../../../src-shared/domain/actor.ts';
import type { Risk } from '../../../src-shared/domain/tool-call.ts';
import type { Tool, ToolArguments, ToolScene } from '../tools/tool.ts';
import { canonicalJson } from '../../../src-shared/domain/canonical-json.ts';
import { isKnownTool, rowOf } from './risk-table.ts';

/** What one approval "for this call" may count for again: the same tool towards the same number, asked by the same actor on the same call. */
export interface GrantedAct {
  readonly callId: string | null;
  readonly tool: Pick<Tool, 'name' | 'reaches'>;
  readonly arguments: ToolArguments;
  readonly actor: Actor;
  readonly scene: Pick<ToolScene, 'peer'>;
}

export interface CallGrants {
  add(act: GrantedAct, approvalId: string): void;
  /** The approval that covers this act; null when none does. */
  find(act: GrantedAct): string | null;
  callOver(callId: string): void;
}

/** Only small acts that the table marks as repeated, only on a call, never a HIGH or unknown tool. */
export function mayGrantForCall(tool: string, risk: Risk, callId: string | null): boolean {
  return callId !== null && risk === 'LOW' && isKnownTool(tool) && rowOf(tool).risk === 'LOW' && rowOf(tool).repeats;
}

export function createCallGrants(): CallGrants {
  const byCall = new Map<string, Map<string, string>>();
  return {
    add: (act, approvalId) => {
      if (act.callId === null) return;
      const grants = byCall.get(act.callId) ?? new Map<string, string>();
      byCall.set(act.callId, grants.set(keyOf(act), approvalId));
    },
    find: (act) => (act.callId === null ? null : (byCall.get(act.callId)?.get(keyOf(act)) ?? null)),
    callOver: (callId) => { byCall.delete(callId); },
  };
}

function keyOf(act: GrantedAct): string {
  const reached = act.tool.reaches(act.arguments).numbers;
  return canonicalJson({ tool: act.tool.name, numbers: reached.length > 0 ? reached : [act.scene.peer.number], actor: act.actor });
}
