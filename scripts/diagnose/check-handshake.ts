import type { Environment } from '../../src-main/core/settings/environment.ts';
import { offeredTools } from '../../src-main/core/tools/registry.ts';
import { runExchange } from '../realtime/run-exchange.ts';
import { fine, fromText, type Check } from './check.ts';

/** Opens a session with the key and the settings of a call, tools included, and closes it. Nothing is said, so nothing is spent. */
export async function checkHandshake(environment: Environment, apiKey: string): Promise<Check> {
  const result = await runExchange({
    engine: { url: environment.realtimeUrl, apiKey }, model: environment.realtimeModel, voice: environment.realtimeVoice, tools: offeredTools(),
    input: { kind: 'none' }, connectTimeoutMs: 20_000, answerTimeoutMs: 1_000,
  });
  if (result.problem !== null) return fromText('handshake', 'fail', result.problem.text, result.problem.code);
  return fine('handshake', `The service took the key, the model ${environment.realtimeModel} and the settings of a call (${result.connectMs ?? 0} ms).`);
}
