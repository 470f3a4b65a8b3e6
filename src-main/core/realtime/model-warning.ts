import { daysUntil } from './days-until.ts';
import { findRealtimeModel, findTranscriptionModel } from './model-registry.ts';

/** How long before its end a model begins to warn. */
const warnDays = 90;

export interface ModelWarning {
  readonly code: 'gone' | 'ending' | 'unknown';
  readonly text: string;
}

/** Null when nothing is to be said about the model of calls at this time. */
export function modelWarning(modelId: string, nowMs: number): ModelWarning | null {
  const model = findRealtimeModel(modelId);
  if (model !== null) return endWarning(model, 'Calls with it cannot start.', 'Calls with it stop working then.', nowMs);
  return { code: 'unknown', text: `${modelId} is not a model that this version knows. Calls are tried with it, and prices are estimates. Check the model in Settings.` };
}

/** The same for the model that writes the other side's words down. One that is gone, or not known, is a problem of the settings and not used. */
export function transcriptionWarning(modelId: string, nowMs: number): ModelWarning | null {
  const model = findTranscriptionModel(modelId);
  const warning = model === null ? null : endWarning(model, '', 'The other side’s words are not written down from then on.', nowMs);
  return warning?.code === 'ending' ? warning : null;
}

function endWarning({ id, shutdown, replacement }: { readonly id: string; readonly shutdown: string | null; readonly replacement: string | null }, afterwards: string, then: string, nowMs: number): ModelWarning | null {
  if (shutdown === null) return null;
  const daysLeft = daysUntil(shutdown, nowMs);
  const change = `Choose ${replacement ?? 'another model'} in Settings.`;
  if (daysLeft <= 0) return { code: 'gone', text: `OpenAI switched ${id} off on ${shutdown}. ${afterwards} ${change}` };
  if (daysLeft > warnDays) return null;
  return { code: 'ending', text: `OpenAI switches ${id} off on ${shutdown}, in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}. ${then} ${change}` };
}
