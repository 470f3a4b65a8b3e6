import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHomeFiles } from '../../../../src-main/adapters/home-files.ts';
import { tempHome } from '../../../fakes/temp-home.ts';

const open = () => {
  const home = tempHome();
  return { home, files: createHomeFiles(home, () => Date.UTC(2026, 10, 21, 12)) };
};

test('writes whole files for this user only, and reads them back', async () => {
  const { home, files } = open();
  expect(await files.read('secrets/a.json')).toBeNull();
  await files.writeAtomic('secrets/a.json', 'é1');
  await files.writeAtomic('secrets/a.json', 'é2');
  expect(await files.read('secrets/a.json')).toBe('é2');
  expect(statSync(join(home, 'secrets/a.json')).mode & 0o777).toBe(0o600);
  expect(statSync(join(home, 'secrets')).mode & 0o777).toBe(0o700);
  expect(readdirSync(join(home, 'secrets'))).toEqual(['a.json']);
});

test('moves a file aside, keeping both when two fall into one second', async () => {
  const { home, files } = open();
  await files.writeAtomic('settings.json', 'one');
  expect(await files.quarantine('settings.json')).toBe('settings.json.corrupt-20261121T120000Z');
  await files.writeAtomic('settings.json', 'two');
  expect(await files.quarantine('settings.json')).toBe('settings.json.corrupt-20261121T120000Z-2');
  expect(await files.read('settings.json')).toBeNull();
  expect(readFileSync(join(home, 'settings.json.corrupt-20261121T120000Z'), 'utf8')).toBe('one');
});

test.each(['../x', '/etc/passwd', 'a/../../x', '', '.'])('a path that leaves the home is a bug: %s', async (path) => {
  const { files } = open();
  await expect(files.read(path)).rejects.toThrow('Not a path inside the home');
  await expect(files.writeAtomic(path, 'x')).rejects.toThrow('Not a path inside the home');
});

test('a write that fails leaves the old file, and nothing beside it', async () => {
  const { home, files } = open();
  writeFileSync(join(home, 'plain'), 'x');
  await expect(files.writeAtomic('plain/below.json', 'y')).rejects.toThrow();
  mkdirSync(join(home, 'folder.json'));
  await expect(files.writeAtomic('folder.json', 'y')).rejects.toThrow();
  expect(readdirSync(home).sort()).toEqual(['folder.json', 'plain']);
});
