import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempHome } from '../../fakes/temp-home.ts';
import { refusingService } from './fixtures/refusing-service.ts';
import { runScript } from './fixtures/run-script.ts';

interface Found {
  readonly diagnose: { readonly ok: number; readonly warn: number; readonly fail: number };
  readonly checks: readonly { readonly name: string; readonly level: string; readonly what: string; readonly todo: string | null }[];
}
const command = 'diagnose.mjs';
const wrongKey = 'sk-wrong-0123456789abcdefghijklmnop';
const of = (json: unknown, name: string) => (json as Found).checks.filter((check) => check.name === name);

test('without a key nothing fails, nothing goes out, nothing is made', async () => {
  const ran = await runScript(command, ['--json']);
  expect(ran.code).toBe(0);
  const found = ran.json as Found;
  expect(found.diagnose.fail).toBe(0);
  expect([...new Set(found.checks.map((check) => check.name))]).toEqual(['node', 'packages', 'home', 'environment', 'key', 'url', 'model', 'identity', 'reach', 'handshake', 'tools', 'practice-port', 'sound', 'electron', 'chromium']);
  expect(of(found, 'key')).toMatchObject([{ level: 'warn', todo: expect.stringContaining('OPENAI_API_KEY') as string }]);
  for (const name of ['reach', 'handshake']) expect(of(found, name)).toMatchObject([{ level: 'ok', what: expect.stringContaining('there is no key') as string }]);
  for (const name of ['home', 'environment', 'url', 'model', 'identity', 'tools', 'practice-port', 'sound']) expect(of(found, name)).toMatchObject([{ level: 'ok', todo: null }]);
  for (const check of found.checks) expect(check.level === 'ok' ? check.todo === null : check.todo !== null && check.todo !== '').toBe(true);
  expect(ran.madeHome()).toBe(false);
});

test('a key that the service refuses: reached, refused, with what to do, and the key shows nowhere', async () => {
  const service = await refusingService();
  const ran = await runScript(command, [], { OPENAI_API_KEY: wrongKey, OPENAI_REALTIME_API_URL: service.url });
  expect(service.keys).toEqual([wrongKey]);
  expect(ran.code).toBe(1);
  expect(ran.output).toMatch(/^ok {4}127\.0\.0\.1:\d+ answers/m);
  expect(ran.output).toMatch(/^fail {2}OpenAI refused the key\..+\[invalid_api_key\] — Paste a current key/m);
  expect(ran.output).toMatch(/, 1 to repair\n$/);
  expect(ran.output + ran.errors).not.toContain(wrongKey);
});

test('values that cannot work are named, each with what to do', async () => {
  const folder = tempHome();
  writeFileSync(join(folder, 'plain'), '');
  const { port } = await refusingService();
  const ran = await runScript(command, ['--json'], {
    CONSIGLIERE_HOME: join(folder, 'plain', 'home'), OPENAI_API_KEY: 'sk-...', OPENAI_REALTIME_API_URL: 'ws://voice.example.com/v1/realtime',
    OPENAI_REALTIME_MODEL: 'gpt-4o-realtime-preview', GODFATHER_PHONE_NUMBERS: 'twelve', PRACTICE_PORT: String(port),
  });
  expect(ran.code).toBe(1);
  expect(of(ran.json, 'home')).toMatchObject([{ level: 'fail', what: expect.stringContaining('cannot be written') as string }]);
  expect(of(ran.json, 'environment').map((check) => check.what.split(':')[0]).sort()).toEqual(['GODFATHER_PHONE_NUMBERS', 'OPENAI_REALTIME_MODEL']);
  expect(of(ran.json, 'key')).toMatchObject([{ level: 'fail' }]);
  expect(of(ran.json, 'url')).toMatchObject([{ level: 'fail', what: expect.stringContaining('not encrypted') as string, todo: 'Begin it with wss://.' }]);
  expect(of(ran.json, 'practice-port')).toMatchObject([{ level: 'warn', what: expect.stringContaining(`Port ${port}`) as string }]);
});

test('a service that nobody answers for is a failure of the network, and no session is tried', async () => {
  // Port 9 of this computer: discard, which nothing serves.
  const ran = await runScript(command, ['--json'], { OPENAI_API_KEY: wrongKey, OPENAI_REALTIME_API_URL: 'ws://127.0.0.1:9/v1/realtime' });
  expect(ran.code).toBe(1);
  expect(of(ran.json, 'reach')).toMatchObject([{ level: 'fail', what: expect.stringContaining('[ECONNREFUSED]') as string }]);
  expect(of(ran.json, 'handshake')).toMatchObject([{ level: 'ok', what: expect.stringContaining('cannot be reached') as string }]);
});

test('the file with the owner’s numbers is named where the app could not take it', async () => {
  const home = tempHome();
  mkdirSync(join(home, 'secrets'));
  writeFileSync(join(home, 'secrets', 'godfather.json'), '{"phone_numbers_csv": "+14155550123, twelve"}');
  const ran = await runScript(command, ['--json'], { CONSIGLIERE_HOME: home });
  expect(ran.code).toBe(0);
  expect(of(ran.json, 'identity')).toMatchObject([{ level: 'warn', what: expect.stringContaining('secrets/godfather.json: phone_numbers_csv') as string, todo: expect.stringContaining('Settings') as string }]);
  expect(ran.output).not.toContain('+14155550123');
});
