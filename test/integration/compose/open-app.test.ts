import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ConsoleState } from '../../../src-shared/contract/state.ts';
import { connect } from '../../../src-main/adapters/store/connect.ts';
import { createMemorySecrets } from '../../fakes/memory-secrets.ts';
import { openApp, type OpenAppOptions, type OpenedApp } from '../../../src-main/compose/open-app.ts';
import { spawnNode } from '../../fakes/spawn-node.ts';
import { tempHome } from '../../fakes/temp-home.ts';
import { tinyDisk } from '../../fakes/tiny-disk.ts';

const assetsDir = fileURLToPath(new URL('../../../assets', import.meta.url));
const holdLock = fileURLToPath(new URL('fixtures/hold-lock.ts', import.meta.url));

const optionsFor = (home: string, over: Partial<OpenAppOptions> = {}): OpenAppOptions => ({ home, vars: {}, cwd: tempHome(), host: 'web', version: '0.0.0-test', assetsDir, ...over });

async function open(home: string, over: Partial<OpenAppOptions> = {}): Promise<OpenedApp> {
  const opened = await openApp(optionsFor(home, over));
  if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.text}`);
  onTestFinished(() => opened.value.stop());
  return opened.value;
}

const stateOf = (app: OpenedApp): ConsoleState => app.core.projections.console.snapshot().state;
const noticesOf = (app: OpenedApp): string => JSON.stringify(stateOf(app).notices);

test('a first start: a home for this user only, a practice line that is ready, and a clean stop', async () => {
  const home = join(tempHome(), 'new');
  const app = await open(home);
  expect(stateOf(app)).toMatchObject({ app: { home, host: 'web', version: '0.0.0-test' }, calls: [] });
  expect(stateOf(app).lines.find((line) => line.kind === 'practice')).toMatchObject({ state: 'ready' });
  expect(statSync(home).mode & 0o777).toBe(0o700);
  await app.stop();
  await app.stop();
  expect(readdirSync(home).sort()).toEqual(['consigliere.db', 'lock', 'logs', 'scenarios', 'secrets']);
  for (const file of ['consigliere.db', 'lock', 'logs/consigliere.log', 'secrets/secrets.json', 'secrets/secrets.key']) expect(statSync(join(home, file)).mode & 0o777).toBe(0o600);
  await open(home);
});

test('wrong values and malformed lines are named, none of their content is logged, and the app opens', async () => {
  const home = tempHome();
  const cwd = tempHome();
  writeFileSync(join(cwd, '.env'), 'OPENAI_REALTIME_API_URL=ws://stand-in.example/x\nGODFATHER_PHONE_NUMBERS 4155550110\nSMTP_URL=smtp://ann:hidden-word@mail.example.org');
  mkdirSync(join(home, 'secrets'));
  writeFileSync(join(home, 'secrets', 'godfather.json'), '{"phone_numbers_csv":"4155550110","email":"ann@example.org"}');
  const app = await open(home, { cwd, vars: { OPENAI_API_KEY: 'a-plain-key-word', PRACTICE_PORT: 'many' } });
  const shown = noticesOf(app);
  for (const name of ['OPENAI_REALTIME_API_URL', '.env, line 2', 'PRACTICE_PORT', 'secrets/godfather.json: phone_numbers_csv']) expect(shown).toContain(name);
  app.logger.error('careless', { text: 'the key is a-plain-key-word, and hidden-word', home });
  await app.stop();
  const log = readFileSync(join(home, 'logs', 'consigliere.log'), 'utf8');
  for (const secret of ['a-plain-key-word', 'hidden-word', '4155550110', home]) expect(log).not.toContain(secret);
  expect(log).toContain('careless');
});

test('a home in use by another process is refused in words; after kill -9 of that one it opens', async () => {
  const home = tempHome();
  const holder = spawnNode(holdLock, [home, 'http://127.0.0.1:4567/']);
  await holder.line((line) => line === 'held');
  const refused = await openApp(optionsFor(home));
  expect(refused).toMatchObject({ ok: false, error: { code: 'locked', text: expect.stringMatching(/already running.+http:\/\/127\.0\.0\.1:4567\/.+--home/s) as string } });
  await holder.kill();
  await open(home);
});

test('the running one tells its address to the next', async () => {
  const home = tempHome();
  const app = await open(home);
  app.announce('http://127.0.0.1:9/');
  expect(await openApp(optionsFor(home))).toMatchObject({ ok: false, error: { code: 'locked', text: expect.stringContaining('http://127.0.0.1:9/') as string } });
});

test('a newer database is refused and the home is free again', async () => {
  const home = tempHome();
  const secrets = createMemorySecrets();
  await (await open(home, { secrets })).stop();
  const db = connect(join(home, 'consigliere.db'), (await secrets.get('database_key')) ?? '');
  db.pragma('user_version = 99');
  db.close();
  const before = readFileSync(join(home, 'consigliere.db'));
  for (let time = 0; time < 2; time += 1) {
    expect(await openApp(optionsFor(home, { secrets }))).toMatchObject({ ok: false, error: { code: 'newer_database', text: expect.stringContaining('newer version') as string } });
  }
  expect(readFileSync(join(home, 'consigliere.db')).equals(before)).toBe(true);
});

test('a damaged database is kept aside, and the owner is told where', async () => {
  const home = tempHome();
  await (await open(home)).stop();
  writeFileSync(join(home, 'consigliere.db'), 'not a database '.repeat(1000));
  const app = await open(home);
  const aside = readdirSync(home).find((name) => name.startsWith('consigliere.db.corrupt-'));
  expect(aside).toBeDefined();
  expect(noticesOf(app)).toContain(aside);
});

test('a lost key file: the history is kept aside, and the notice says that it is the key', async () => {
  const home = tempHome();
  await (await open(home)).stop();
  rmSync(join(home, 'secrets', 'secrets.key'));
  const app = await open(home);
  expect(noticesOf(app)).toContain('The key of the history is lost');
  expect(readdirSync(home).some((name) => name.startsWith('consigliere.db.corrupt-'))).toBe(true);
  expect(readdirSync(join(home, 'secrets')).some((name) => name.startsWith('secrets.json.corrupt-'))).toBe(true);
});

test('a key chain that cannot be read stops the start, and moves nothing aside', async () => {
  const home = tempHome();
  const secrets = createMemorySecrets();
  await (await open(home, { secrets })).stop();
  const broken = { ...secrets, get: () => Promise.reject(new Error('the key chain is closed')) };
  expect(await openApp(optionsFor(home, { secrets: broken }))).toMatchObject({ ok: false, error: { code: 'failed' } });
  expect(readdirSync(home).filter((name) => name.includes('corrupt'))).toEqual([]);
  await open(home, { secrets });
});

test('a home that cannot be written, and a disk that is full, are named', async (context) => {
  const plain = join(tempHome(), 'plain');
  writeFileSync(plain, '');
  expect(await openApp(optionsFor(join(plain, 'home')))).toMatchObject({ ok: false, error: { code: 'unwritable_home', text: expect.stringContaining('--home') as string } });
  const disk = tinyDisk(64);
  if (disk === null) {
    const closed = tempHome();
    chmodSync(closed, 0o500);
    expect(await openApp(optionsFor(closed))).toMatchObject({ ok: false, error: { code: 'unwritable_home' } });
    return context.skip('mounting needs root');
  }
  expect(await openApp(optionsFor(disk.path))).toMatchObject({ ok: false, error: { text: expect.stringContaining('disk') as string } });
  expect(existsSync(join(disk.path, 'running.json'))).toBe(false);
  disk.readOnly(true);
  expect(await openApp(optionsFor(disk.path))).toMatchObject({ ok: false, error: { code: 'unwritable_home' } });
});
