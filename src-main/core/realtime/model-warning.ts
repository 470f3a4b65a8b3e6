import { daysUntil } from './days-until.ts';
import { findRealtimeModel } from './model-registry.ts';

/** How long before its end a model begins to warn. */
const warnDays = 90;

export interface ModelWarning {
  readonly code: 'gone' | 'ending' | 'unknown';
  readonly text: string;
}

/** Null when nothing is to be said about the model at this time. */
export function modelWarning(modelId: string, nowMs: number): ModelWarning | null {
  const model = findRealtimeModel(modelId);
  if (model === null) {
    return { code: 'unknown', text: `${modelId} is not a model that this version knows. Calls are tried with it, and prices are estimates. Check the model in Settings.` };
  }
  if (model.shutdown === null) return null;
  const daysLeft = daysUntil(model.shutdown, nowMs);
  const change = model.replacement === null ? 'Choose another model in Settings.' : `Choose ${model.replacement} in Settings.`;
  if (daysLeft <= 0) return { code: 'gone', text: `OpenAI switched ${modelId} off on ${model.shutdown}. Calls with it cannot start. ${change}` };
  if (daysLeft > warnDays) return null;
  return { code: 'ending', text: `OpenAI switches ${modelId} off on ${model.shutdown}, in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}. Calls with it stop working then. ${change}` };
}
