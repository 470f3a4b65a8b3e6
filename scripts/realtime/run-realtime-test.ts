import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseHome } from '../../src-main/compose/choose-home.ts';
import { readEnvironment } from '../../src-main/compose/read-environment.ts';
import { createSpeech } from '../../src-main/practice/speech/create-speech.ts';
import { say } from '../lib/say.mjs';
import { root } from '../lib/root.mjs';
import { chooseEngine, type Engine } from './choose-engine.ts';
import { readWav } from './read-wav.ts';
import { runExchange, type Exchange, type Input } from './run-exchange.ts';
import { writeWav } from './write-wav.ts';

const words = 'Hello. How does this work?';
const usage = 'Use: npm run test:openai-realtime [-- --json --wav FILE --output DIR --timeout SECONDS]';
const connectTimeoutMs = 20_000;

const options = readOptions();
const inputs: readonly (readonly [name: string, sent: string, input: Input])[] = [
  ['text', words, { kind: 'text', text: words }],
  ['speech', options.wav ?? words, { kind: 'speech', samples24k: speech(options.wav) }],
];
const home = chooseHome({ flag: null, platform: process.platform, vars: process.env, cwd: process.cwd() });
const environment = readEnvironment({ vars: process.env, cwd: process.cwd(), home });
for (const { name, text } of environment.problems.filter((problem) => /OPENAI|\.env/.test(problem.name))) say(`${name}: ${text}`);

const chosen = await chooseEngine(environment);
if (!chosen.ok) giveUp(chosen.error);
else await main(chosen.value);

async function main(engine: Engine): Promise<void> {
  const model = environment.realtimeModel;
  say(engine.name === 'openai' ? `Speaking with the Realtime service at ${engine.host}, model ${model}.` : 'Speaking with the practice line on this computer: OPENAI_API_KEY is not set.');
  const rows = [];
  for (const [name, sent, input] of inputs) {
    const exchange = await runExchange({ engine, model, voice: environment.realtimeVoice, tools: [], input, connectTimeoutMs, answerTimeoutMs: options.timeoutMs });
    if (exchange.problem !== null) say(`${name}: ${exchange.problem.text} [${exchange.problem.code}]`);
    rows.push({
      name, connectMs: exchange.connectMs, firstAudioMs: exchange.firstAudioMs, completeMs: exchange.completeMs, audioMs: Math.round(exchange.samples24k.length / 24),
      sent, heard: exchange.heard, said: exchange.said, file: keep(name, sent, exchange), problem: exchange.problem,
    });
  }
  await engine.close();

  if (!options.json) console.table(Object.fromEntries(rows.map((row) => [row.name, { 'connect ms': row.connectMs, 'first audio ms': row.firstAudioMs, 'complete ms': row.completeMs, 'written to': row.file }])));
  const line = JSON.stringify({ bench: 'openai-realtime', engine: engine.name, host: engine.host, model, rows, targets: [] });
  const good = rows.every((row) => row.problem === null && row.file !== null);
  process.stdout.write(`${line}\n`, () => process.exit(good ? 0 : 1));
}

/** The answer as a WAV file, its words beside it; null when there is none. What an earlier run left is removed first. */
function keep(name: string, sent: string, exchange: Exchange): string | null {
  const file = join(options.output, `openai-realtime-${name}.wav`);
  const transcript = file.replace(/\.wav$/, '.txt');
  try {
    mkdirSync(options.output, { recursive: true });
    for (const old of [file, transcript]) rmSync(old, { force: true });
    if (exchange.samples24k.length === 0) return null;
    writeFileSync(file, writeWav(exchange.samples24k, 24_000));
    const heard = exchange.heard === '' ? '' : `Heard: ${exchange.heard}\n`;
    writeFileSync(transcript, `Sent: ${sent}\n${heard}Assistant: ${exchange.said}\n`);
    return file;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    say(`The answer could not be written to ${options.output}. The times stand all the same. Choose another folder with --output. (${code})`);
    return null;
  }
}

/** What is said aloud, up to its last sound: times count from there. */
function speech(wav: string | undefined): Int16Array {
  if (wav === undefined) return upToLastSound(createSpeech((name) => readFileSync(join(root, 'assets', 'speech', name))).say(words, 'woman'));
  let file: Uint8Array;
  try {
    file = readFileSync(wav);
  } catch (error) {
    return giveUp(`${wav} could not be read. Nothing was sent. Check the name. (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'})`);
  }
  const read = readWav(file);
  return read.ok ? upToLastSound(read.value) : giveUp(`${wav}: ${read.error}`);
}

function upToLastSound(samples: Int16Array): Int16Array {
  const audible = 164; // −46 dB of full scale
  const last = samples.findLastIndex((sample) => Math.abs(sample) > audible);
  return last < 0 ? giveUp('There is nothing to be heard in what would be said. Take another file.') : samples.subarray(0, last + 1);
}

function giveUp(text: string): never {
  say(text);
  process.exit(1);
}

function readOptions(): { readonly json: boolean; readonly wav: string | undefined; readonly output: string; readonly timeoutMs: number } {
  try {
    const { values } = parseArgs({ options: { json: { type: 'boolean' }, wav: { type: 'string' }, output: { type: 'string' }, timeout: { type: 'string' } } });
    const seconds = Number(values.timeout ?? '30');
    if (!(seconds >= 1 && seconds <= 600)) return giveUp(`--timeout takes seconds, 1 to 600.\n${usage}`);
    return { json: values.json ?? false, wav: values.wav, output: values.output === undefined ? join(root, 'output') : resolve(values.output), timeoutMs: seconds * 1000 };
  } catch (error) {
    return giveUp(`${error instanceof Error ? error.message : 'The options could not be read.'}\n${usage}`);
  }
}
