import { createHash } from 'node:crypto';
import type { Actor } from '../../../src-shared/domain/actor.ts';
import { canonicalJson } from '../../../src-shared/domain/canonical-json.ts';

/** What an approval is bound to. Another call, session, actor or a changed letter is another hash. */
export interface BoundAction {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly callId: string | null;
  /** Which Realtime session of the call asked, from 1. */
  readonly sessionGeneration: number;
  readonly actor: Actor;
}

/** SHA-256 over the canonical JSON, lower-case hex. */
export function argumentHash(action: BoundAction): string {
  const { tool, callId, sessionGeneration, actor } = action;
  return createHash('sha256').update(canonicalJson({ tool, arguments: action.arguments, callId, sessionGeneration, actor })).digest('hex');
}
