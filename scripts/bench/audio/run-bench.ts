import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { AudioRateHz } from '../../../src-shared/audio/resampler.ts';
import type { CodecResult, ConverterResult, JitterResult } from './bench-results.ts';
import { codecNames, openCodec } from './open-codec.ts';
import { compareCodec } from './compare-codec.ts';
import { converterNames, converts } from './converter.ts';
import { createFixedBuffer } from './fixed-buffer.ts';
import { createJitterBuffer } from '../../../src-shared/audio/jitter-buffer.ts';
import { giveUp, say } from '../../lib/say.mjs';
import { laws } from './g191.ts';
import { measureConverter } from './measure-converter.ts';
import { openConverter } from './open-converter.ts';
import { readTrace } from './read-trace.ts';
import { replayTrace } from './replay-trace.ts';
import { root } from '../../lib/root.mjs';
import { runPage } from './run-page.ts';
import { summarise } from './summarise.ts';
import { timeEach } from './time-each.ts';

const phoneRates: readonly (readonly [AudioRateHz, AudioRateHz])[] = [[8_000, 24_000], [24_000, 8_000]];
const deviceRates: readonly (readonly [AudioRateHz, AudioRateHz])[] = [[24_000, 48_000], [48_000, 24_000], [24_000, 44_100], [44_100, 24_000], [24_000, 16_000], [16_000, 24_000]];
const traces = join(root, 'test', 'fixtures', 'jitter');
const fixedMs = 60;

const { json } = readOptions();
const converters: ConverterResult[] = [];
for (const [fromHz, toHz] of phoneRates) converters.push(...await benchConverters(fromHz, toHz, 5));
for (const [fromHz, toHz] of deviceRates) converters.push(...await benchConverters(fromHz, toHz, 3));
say('G.711');
const codecs = await benchCodecs();
say('Jitter buffer');
const jitter = benchJitter();
say('Console in Chromium, about a minute');
const page = await runPage();
if (page === null) say('There is no Chromium here: what the console adds was not measured. Install one, or name it in CHROMIUM_PATH.');

const { tables, rows, targets } = summarise({ converters, codecs, jitter, page });
if (!json) {
  for (const { title, rows } of tables) {
    console.log(`\n${title}`);
    console.table(Object.fromEntries(rows.map(({ name, ...figures }) => [name, figures])));
  }
  console.log('\nTargets');
  console.table(Object.fromEntries(targets.map(({ name, ...figures }) => [name, figures])));
}
process.stdout.write(`${JSON.stringify({ bench: 'audio', rows, targets })}\n`, () => process.exit(0));

async function benchConverters(fromHz: AudioRateHz, toHz: AudioRateHz, rounds: number): Promise<ConverterResult[]> {
  say(`Resamplers ${fromHz / 1000} → ${toHz / 1000} kHz`);
  const names = converterNames.filter((name) => converts(name, fromHz, toHz));
  const timed = await timeEach(names.map((name) => ['converter', name, String(fromHz), String(toHz)]), rounds);
  return Promise.all(names.map(async (name, at) => ({ name, fromHz, toHz, ...await measureConverter(() => openConverter(name, fromHz, toHz), fromHz, toHz), ...timed[at] ?? giveUp('A time is missing.') })));
}

async function benchCodecs(): Promise<CodecResult[]> {
  const results: CodecResult[] = [];
  for (const law of laws) {
    const encode = await timeEach(codecNames.map((name) => ['encode', name, law]), 3);
    const decode = await timeEach(codecNames.map((name) => ['decode', name, law]), 3);
    codecNames.forEach((name, at) => results.push({ name, law, ...compareCodec(openCodec(name, law), law), encode: encode[at] ?? giveUp('A time is missing.'), decode: decode[at] ?? giveUp('A time is missing.') }));
  }
  return results;
}

function benchJitter(): JitterResult[] {
  const files = !existsSync(traces) ? [] : readdirSync(traces).filter((name) => name.endsWith('.json')).sort();
  return files.map((name) => readTrace(join(traces, name))).flatMap((trace) => [
    { trace: trace.name, buffer: 'ours' as const, ...replayTrace(createJitterBuffer(), trace) },
    { trace: trace.name, buffer: 'fixed 60 ms' as const, ...replayTrace(createFixedBuffer(fixedMs), trace) },
  ]);
}

function readOptions(): { readonly json: boolean } {
  try {
    const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
    return { json: values.json ?? false };
  } catch (error) {
    return giveUp(`${error instanceof Error ? error.message : 'The options could not be read.'}\nUse: npm run bench:audio [-- --json]`);
  }
}
