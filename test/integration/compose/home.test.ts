import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lockHome } from '../../../src-main/compose/lock-home.ts';
import { makeHome } from '../../../src-main/compose/make-home.ts';
import { spawnNode } from '../../fakes/spawn-node.ts';
import { tempHome } from '../../fakes/temp-home.ts';
import { tinyDisk } from '../../fakes/tiny-disk.ts';

const holdLock = fileURLToPath(new URL('fixtures/hold-lock.ts', import.meta.url));

test('a home that is not there is made, for this user only', () => {
  const home = join(tempHome(), 'a', 'b');
  expect(makeHome(home)).toEqual({ ok: true, value: null });
  for (const folder of ['', 'logs', 'secrets', 'scenarios']) expect(statSync(join(home, folder)).mode & 0o777).toBe(0o700);
  chmodSync(home, 0o755);
  makeHome(home);
  expect(statSync(home).mode & 0o777).toBe(0o700);
});

test('a home that cannot be written is named, with what to do', (context) => {
  const plain = join(tempHome(), 'plain');
  writeFileSync(plain, '');
  expect(makeHome(join(plain, 'home'))).toMatchObject({ ok: false, error: expect.stringMatching(/cannot be written.+does not start.+--home/s) as string });
  expect(makeHome(plain)).toMatchObject({ ok: false });
  const disk = tinyDisk(64);
  if (disk === null) return context.skip('mounting needs root');
  mkdirSync(join(disk.path, 'home'));
  disk.readOnly(true);
  expect(makeHome(join(disk.path, 'home'))).toMatchObject({ ok: false, error: expect.stringContaining('EROFS') as string });
});

test('a second one in the same process is refused, and let in after the first', () => {
  const home = tempHome();
  const first = lockHome(home, 'web', process.pid);
  expect(lockHome(home, 'electron', process.pid)).toMatchObject({ ok: false, error: { code: 'locked' } });
  if (!first.ok) throw new Error(first.error.text);
  first.value.release();
  first.value.release();
  const second = lockHome(home, 'web', process.pid);
  expect(second.ok).toBe(true);
  if (second.ok) onTestFinished(() => second.value.release());
});

test('held by another live process: words name it, its address and --home; after kill -9 the lock is free', async () => {
  const home = tempHome();
  const holder = spawnNode(holdLock, [home, 'http://127.0.0.1:4567/']);
  await holder.line((line) => line === 'held');
  const refused = lockHome(home, 'web', process.pid);
  expect(refused).toMatchObject({ ok: false, error: { code: 'locked' } });
  const text = refused.ok ? '' : refused.error.text;
  for (const part of [home, `process ${holder.process.pid}`, 'http://127.0.0.1:4567/', '--home']) expect(text).toContain(part);

  await holder.kill();
  expect(readFileSync(join(home, 'running.json'), 'utf8')).toContain(String(holder.process.pid));
  const taken = lockHome(home, 'web', process.pid);
  expect(taken.ok).toBe(true);
  if (taken.ok) onTestFinished(() => taken.value.release());
});

test.each(['', 'no json', '{"pid":"x"}', 'null'])('words without a name when running.json says nothing (%s)', async (content) => {
  const home = tempHome();
  const first = lockHome(home, 'web', process.pid);
  if (!first.ok) throw new Error(first.error.text);
  onTestFinished(() => first.value.release());
  writeFileSync(join(home, 'running.json'), content);
  expect(lockHome(home, 'web', process.pid)).toMatchObject({ ok: false, error: { text: expect.stringMatching(/^Consigliere is already running with \S+\. .+ Go to its window/) as string } });
});

test('rubbish in place of the lock or of the note beside it: in words, and the lock is let go', () => {
  const home = tempHome();
  mkdirSync(join(home, 'running.json'));
  const first = lockHome(home, 'web', process.pid);
  if (!first.ok) throw new Error(first.error.text);
  first.value.release();
  writeFileSync(join(home, 'lock'), 'no lock of ours, and longer than nothing '.repeat(40));
  expect(lockHome(home, 'web', process.pid)).toMatchObject({ ok: false, error: { code: 'failed', text: expect.stringContaining(`Delete ${join(home, 'lock')}`) as string } });
  rmSync(join(home, 'lock'));
  const again = lockHome(home, 'web', process.pid);
  expect(again.ok).toBe(true);
  if (again.ok) again.value.release();
});
