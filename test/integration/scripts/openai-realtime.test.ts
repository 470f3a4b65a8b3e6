import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWav } from '../../../scripts/realtime/read-wav.ts';
import { writeWav } from '../../../scripts/realtime/write-wav.ts';
import { createToneSpeech } from '../../fakes/practice/tone-speech.ts';
import { rmsOf } from '../../../src-shared/audio/pcm.ts';
import { tempHome } from '../../fakes/temp-home.ts';
import { refusingService } from './fixtures/refusing-service.ts';
import { runScript } from './fixtures/run-script.ts';
import { silentService } from './fixtures/silent-service.ts';

interface Row {
  readonly name: string;
  readonly connectMs: number | null;
  readonly firstAudioMs: number | null;
  readonly completeMs: number | null;
  readonly audioMs: number;
  readonly heard: string;
  readonly said: string;
  readonly file: string | null;
  readonly problem: { readonly code: string; readonly text: string } | null;
}
interface Report {
  readonly bench: string;
  readonly engine: string;
  readonly rows: readonly Row[];
  readonly targets: readonly unknown[];
}
const command = 'test-openai-realtime.mjs';
const wrongKey = 'sk-wrong-0123456789abcdefghijklmnop';

test('without a key the practice line answers text and speech, and both answers are written', async () => {
  const output = join(tempHome(), 'answers');
  const ran = await runScript(command, ['--output', output]);
  expect(ran.errors).toMatch(/practice line.+OPENAI_API_KEY is not set/);
  expect(ran.code).toBe(0);
  expect(ran.output).toContain('first audio ms');
  const report = ran.json as Report;
  expect(report).toMatchObject({ bench: 'openai-realtime', engine: 'practice', targets: [], rows: [{ name: 'text' }, { name: 'speech' }] });
  for (const row of report.rows) {
    expect(row.problem).toBeNull();
    for (const ms of [row.connectMs, row.firstAudioMs, row.completeMs]) expect(ms).toBeGreaterThanOrEqual(0);
    expect(row.file).toBe(join(output, `openai-realtime-${row.name}.wav`));
    const file = readFileSync(row.file ?? '');
    expect(file.readUInt32LE(24)).toBe(24_000);
    const sound = readWav(file);
    if (!sound.ok) throw new Error(sound.error);
    expect(Math.round(sound.value.length / 24)).toBe(row.audioMs);
    expect(rmsOf(sound.value)).toBeGreaterThan(0.01);
    expect(row.said).not.toBe('');
    expect(readFileSync((row.file ?? '').replace(/wav$/, 'txt'), 'utf8')).toContain(`Assistant: ${row.said}\n`);
  }
  expect(report.rows[1]?.heard).toMatch(/s of speech/);
  expect(ran.madeHome()).toBe(false);
});

test('a WAV file of one’s own is spoken, whatever its rate; with --json there is one line', async () => {
  const folder = tempHome();
  const wav = join(folder, 'mine.wav');
  writeFileSync(wav, writeWav(createToneSpeech().say('Good morning to you all.', 'man'), 16_000));
  const ran = await runScript(command, ['--json', '--wav', wav, '--output', folder]);
  expect(ran.code).toBe(0);
  expect(ran.output.trimEnd().split('\n')).toHaveLength(1);
  expect((ran.json as Report).rows[1]).toMatchObject({ sent: wav, problem: null });
});

test('a file that is no WAV is refused with words before anything is sent', async () => {
  const folder = tempHome();
  const wav = join(folder, 'mine.wav');
  writeFileSync(wav, 'not a sound');
  const ran = await runScript(command, ['--wav', wav, '--output', folder]);
  expect(ran).toMatchObject({ code: 1, output: '' });
  expect(ran.errors).toContain('It is not a WAV file. Convert it');
});

test('a service that refuses the key: said in words, exit 1, and the key shows nowhere', async () => {
  const service = await refusingService();
  const output = tempHome();
  const ran = await runScript(command, ['--output', output], { OPENAI_API_KEY: wrongKey, OPENAI_REALTIME_API_URL: service.url });
  expect(service.keys).toEqual([wrongKey, wrongKey]);
  expect(ran.code).toBe(1);
  expect((ran.json as Report).engine).toBe('openai');
  for (const row of (ran.json as Report).rows) expect(row).toMatchObject({ connectMs: null, firstAudioMs: null, file: null, problem: { code: 'invalid_api_key' } });
  expect(ran.errors).toContain('OpenAI refused the key.');
  expect(ran.output + ran.errors).not.toContain(wrongKey);
  expect(existsSync(join(output, 'openai-realtime-text.wav'))).toBe(false);
});

test('a service that takes everything and says nothing: the wait ends in words, exit 1', async () => {
  const ran = await runScript(command, ['--json', '--timeout', '1', '--output', tempHome()], { OPENAI_API_KEY: wrongKey, OPENAI_REALTIME_API_URL: await silentService() });
  expect(ran.code).toBe(1);
  for (const row of (ran.json as Report).rows) expect(row).toMatchObject({ firstAudioMs: null, problem: { code: 'no_answer' } });
  expect((ran.json as Report).rows.every((row) => row.connectMs !== null)).toBe(true);
});
