import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSpeech } from '../../src-main/practice/speech/create-speech.ts';
import { rmsOf } from '../../src-shared/audio/pcm.ts';
import { root } from '../lib/root.mjs';
import { startPracticeEngine } from '../realtime/choose-engine.ts';
import { runExchange } from '../realtime/run-exchange.ts';
import { fine, fromText, type Check } from './check.ts';

/** Whether the practice line can have its port. */
export async function checkPracticePort(port: number): Promise<Check> {
  const engine = await startPracticeEngine(port);
  if (!engine.ok) {
    const found = fromText('practice-port', 'warn', engine.error);
    return { ...found, what: `${found.what} While Consigliere itself is open, that is as it should be.` };
  }
  await engine.value.close();
  return fine('practice-port', port === 0 ? 'The practice line takes any free port, and there is one.' : `Port ${port} for the practice line is free.`);
}

/** Speech there and back: the form of the sound, its way through the session, and that something is to be heard. */
export async function checkSound(): Promise<Check> {
  const broken = { name: 'sound', level: 'fail', todo: 'Install the app again; if this stays, report it.' } as const;
  const engine = await startPracticeEngine(0);
  if (!engine.ok) return fromText('sound', 'fail', engine.error);
  try {
    const samples24k = createSpeech((name) => readFileSync(join(root, 'assets', 'speech', name))).say('Hello.', 'woman');
    const answer = await runExchange({ engine: engine.value, model: 'gpt-realtime-2.1', voice: 'marin', tools: [], input: { kind: 'speech', samples24k }, connectTimeoutMs: 10_000, answerTimeoutMs: 20_000 });
    if (answer.problem !== null) return { ...broken, what: `The practice line did not answer speech. [${answer.problem.code}]` };
    const level = rmsOf(answer.samples24k);
    if (level === 0) return { ...broken, what: 'The practice line answered speech with silence.' };
    return fine('sound', `Speech went to the practice line and ${(answer.samples24k.length / 24_000).toFixed(1)} s came back, 24 kHz 16-bit, level ${Math.round(20 * Math.log10(level))} dB.`);
  } finally {
    await engine.value.close();
  }
}
