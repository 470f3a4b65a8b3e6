import type { Environment } from './environment.ts';
import type { RealtimeOfferView } from '../../../src-shared/contract/views.ts';
import { daysUntil } from '../realtime/days-until.ts';
import { realtimeModels, transcriptionModels } from '../realtime/model-registry.ts';

/** Sound is counted as one token for 100 ms heard and for 50 ms spoken. */
const tokensPerMinuteHeard = 600;
const tokensPerMinuteSpoken = 1_200;
const million = 1_000_000;

/** What a screen may offer: everything in the registries that has not been switched off. */
export function realtimeOffer(environment: Pick<Environment, 'realtimeModel'>, nowMs: number): RealtimeOfferView {
  const answers = (model: { readonly shutdown: string | null }): boolean => model.shutdown === null || daysUntil(model.shutdown, nowMs) > 0;
  return {
    environmentModel: environment.realtimeModel,
    models: realtimeModels.filter(answers).map(({ id, prices, efforts, voices, shutdown }) => ({
      id, usdPerMinuteHeard: (prices.audioIn * tokensPerMinuteHeard) / million, usdPerMinuteSpoken: (prices.audioOut * tokensPerMinuteSpoken) / million, efforts: [...efforts], voices: [...voices], ends: shutdown,
    })),
    transcriptions: transcriptionModels.filter(answers).map(({ id, usdPerMinute, streams, prompt, shutdown }) => ({ id, usdPerMinute, streams, takesPrompt: prompt, ends: shutdown })),
  };
}
