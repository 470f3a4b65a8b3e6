import { join } from 'node:path';
import { createRandomIds } from '../../src-main/adapters/ids.ts';
import { createSystemClock } from '../../src-main/adapters/clock.ts';
import type { Environment } from '../../src-main/core/settings/environment.ts';
import { startPractice } from '../../src-main/practice/start-practice.ts';
import { err, ok, type Result } from '../../src-shared/domain/result.ts';
import { root } from '../lib/root.mjs';
import { silentLogger } from './silent-logger.ts';

/** A Realtime service to speak with. */
export interface Engine {
  readonly name: 'openai' | 'practice';
  /** All that may be shown of the address. */
  readonly host: string;
  readonly url: string;
  readonly apiKey: string;
  close(): Promise<void>;
}

/** The configured service when there is a key, else the practice line. The error is for people. */
export async function chooseEngine(environment: Environment): Promise<Result<Engine, string>> {
  if (environment.openaiApiKey === null) return startPracticeEngine(0);
  const { realtimeUrl: url, openaiApiKey: apiKey } = environment;
  return ok({ name: 'openai', host: new URL(url).host, url, apiKey, close: () => Promise.resolve() });
}

/** The practice line in this process. Port 0 = any free one. */
export async function startPracticeEngine(port: number): Promise<Result<Engine, string>> {
  const practice = await startPractice({ clock: createSystemClock(), ids: createRandomIds(), logger: silentLogger, assetsDir: join(root, 'assets'), userScenariosDir: null, port });
  const engine = practice.engine();
  if (engine.ok) return ok({ name: 'practice', host: new URL(engine.value.url).host, ...engine.value, close: () => practice.stop() });
  await practice.stop();
  return err(engine.error);
}
