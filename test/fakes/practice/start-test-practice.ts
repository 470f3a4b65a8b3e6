import { fileURLToPath } from 'node:url';
import { startPractice, type PracticeOptions, type RunningPractice } from '../../../src-main/practice/start-practice.ts';
import { createCountingIds } from '../counting-ids.ts';
import { createQuietLogger } from '../quiet-logger.ts';
import { createScaledClock } from '../scaled-clock.ts';
import { createToneSpeech } from './tone-speech.ts';

export const assetsDir = fileURLToPath(new URL('../../../assets', import.meta.url));

/** The practice line with a voice of tones, ten times as fast, on a free port. `unfit` collects events that break the published schemas. */
export async function startTestPractice(options: Partial<PracticeOptions> = {}, factor = 10): Promise<RunningPractice & { readonly unfit: unknown[]; readonly url: string; readonly apiKey: string }> {
  const clock = options.clock ?? createScaledClock(factor);
  const unfit: unknown[] = [];
  const practice = await startPractice({
    clock, logger: createQuietLogger(), ids: createCountingIds(), assetsDir, userScenariosDir: null, port: 0, speech: createToneSpeech(),
    ...options,
    server: { onUnfitEvent: (event, errors) => unfit.push({ event, errors }), ...options.server },
  });
  const engine = practice.engine();
  return { ...practice, unfit, url: engine.ok ? engine.value.url : '', apiKey: engine.ok ? engine.value.apiKey : '' };
}
