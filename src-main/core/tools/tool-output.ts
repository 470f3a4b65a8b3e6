import type { ToolArguments } from './tool.ts';

export type ToolOutputStatus = 'done' | 'denied' | 'refused' | 'expired' | 'failed';

/** What the model is told, as the output of its function call. `ran`: the arguments that really ran, which the owner may have changed. */
export function toolOutput(status: ToolOutputStatus, message: string, ran: ToolArguments | null): string {
  return JSON.stringify({ status, message, ...(ran === null ? {} : { ran }) });
}
