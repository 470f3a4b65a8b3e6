import type { CallView } from '../../../src-shared/contract/views.ts';

/** Connected time so far, or in all. Null: not connected. */
export function callLengthMs(call: Pick<CallView, 'connectedAtMs' | 'endedAtMs'>, nowMs: number): number | null {
  return call.connectedAtMs === null ? null : Math.max(0, (call.endedAtMs ?? nowMs) - call.connectedAtMs);
}
