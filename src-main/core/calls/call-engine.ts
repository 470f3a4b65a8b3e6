import type { Environment } from '../settings/environment.ts';
import type { LineKind } from '../../../src-shared/domain/line.ts';
import type { Practice } from '../ports/practice.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';

export interface EngineChoice {
  readonly url: string;
  readonly apiKey: string;
  readonly model: string;
  /** The practice engine counts tokens like the service, and nobody is billed for them. */
  readonly billed: boolean;
}

/** Which Realtime service speaks, with the chosen model or else the environment's. The practice line never leaves this computer, whatever keys there are. */
export function chooseEngine(line: LineKind, deps: { readonly openaiKey: string | null; readonly model: string | null; readonly environment: Environment; readonly practice: Practice }): Result<EngineChoice, string> {
  const { environment, openaiKey } = deps;
  const model = deps.model ?? environment.realtimeModel;
  if (line !== 'practice' && openaiKey !== null) return ok({ url: environment.realtimeUrl, apiKey: openaiKey, model, billed: true });
  const engine = deps.practice.engine();
  if (engine.ok) return ok({ ...engine.value, model, billed: false });
  return err(engine.error);
}
