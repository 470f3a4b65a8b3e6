import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHomeFiles } from '../../../../src-main/adapters/home-files.ts';
import { createQuietLogger } from '../../../fakes/quiet-logger.ts';
import { openKeyFileSecrets } from '../../../../src-main/adapters/secrets/key-file-secrets.ts';
import { tempHome } from '../../../fakes/temp-home.ts';

async function open(home = tempHome()) {
  const logger = createQuietLogger();
  const secrets = await openKeyFileSecrets({ files: createHomeFiles(home, () => 0), logger });
  const file = join(home, 'secrets', 'secrets.json');
  const events = () => logger.entries.map((entry) => entry.event);
  const edit = (change: (entries: Record<string, { iv: string; tag: string; data: string }>) => void): void => {
    const content = JSON.parse(readFileSync(file, 'utf8')) as { entries: Record<string, { iv: string; tag: string; data: string }> };
    change(content.entries);
    writeFileSync(file, JSON.stringify(content));
  };
  return { home, secrets, file, events, edit, names: () => readdirSync(join(home, 'secrets')).sort() };
}

test('keeps values sealed, over a restart, in files for this user only', async () => {
  const first = await open();
  await Promise.all([first.secrets.set('openai', 'sk-one'), first.secrets.set('twilio', 'two'), first.secrets.set('openai', 'sk-three')]);
  await first.secrets.delete('twilio');
  const { secrets, names, home, file, events } = await open(first.home);
  expect([await secrets.get('openai'), await secrets.get('twilio')]).toEqual(['sk-three', null]);
  expect(names()).toEqual(['secrets.json', 'secrets.key']);
  for (const name of names()) {
    expect(statSync(join(home, 'secrets', name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(home, 'secrets', name), 'utf8')).not.toContain('sk-');
  }
  expect(readFileSync(file, 'utf8')).not.toContain(Buffer.from('sk-three').toString('base64'));
  expect(secrets.protection).toBe('Protected by file permissions only.');
  expect(events()).toEqual([]);
});

test.each([
  ['changed', (entries: Record<string, { iv: string; tag: string; data: string }>) => { entries['a']!.data = Buffer.from('evil').toString('base64'); }],
  ['moved to another name', (entries: Record<string, { iv: string; tag: string; data: string }>) => { entries['a'] = entries['b']!; }],
  ['cut short', (entries: Record<string, { iv: string; tag: string; data: string }>) => { entries['a']!.tag = entries['a']!.tag.slice(0, 8); }],
])('a value that was %s is as good as none, and logged; the others stay', async (_, change) => {
  const first = await open();
  await first.secrets.set('a', 'value a');
  await first.secrets.set('b', 'value b');
  first.edit(change);
  const { secrets, events, names } = await open(first.home);
  expect([await secrets.get('a'), await secrets.get('b')]).toEqual([null, 'value b']);
  expect(events()).toEqual(['secrets.tampered']);
  await secrets.set('a', 'new');
  expect([await secrets.get('a'), await secrets.get('b')]).toEqual(['new', 'value b']);
  expect(names()).toContain('secrets.json.corrupt-19700101T000000Z');
});

test.each([
  ['lost', (home: string) => rmSync(join(home, 'secrets', 'secrets.key'))],
  ['spoilt', (home: string) => writeFileSync(join(home, 'secrets', 'secrets.key'), 'no key')],
])('with the key file %s, the sealed file is kept aside', async (_, spoil) => {
  const first = await open();
  await first.secrets.set('a', 'value');
  const sealed = readFileSync(first.file, 'utf8');
  spoil(first.home);
  const { secrets, events, names } = await open(first.home);
  expect(await secrets.get('a')).toBeNull();
  expect(events()).toEqual(['secrets.key_lost']);
  expect(readFileSync(`${first.file}.corrupt-19700101T000000Z`, 'utf8')).toBe(sealed);
  await secrets.set('a', 'new');
  expect(await (await open(first.home)).secrets.get('a')).toBe('new');
  expect(names()).toContain('secrets.key');
});

test.each(['', 'no json', '[]', '{"entries":7}'])('a file that is none of ours (%s) is kept aside', async (text) => {
  const first = await open();
  writeFileSync(first.file, text);
  const { secrets, events } = await open(first.home);
  expect(await secrets.get('a')).toBeNull();
  expect(events()).toEqual(['secrets.unreadable']);
  expect(readFileSync(`${first.file}.corrupt-19700101T000000Z`, 'utf8')).toBe(text);
});

test('a write that the disk refuses rejects, and the value from before stays', async () => {
  const { secrets, home } = await open();
  await secrets.set('a', 'before');
  rmSync(join(home, 'secrets'), { recursive: true });
  writeFileSync(join(home, 'secrets'), 'in the way');
  await expect(secrets.set('a', 'after')).rejects.toThrow();
  expect(await secrets.get('a')).toBe('before');
});
