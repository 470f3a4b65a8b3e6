import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFileRecordings } from '../../../../../src-main/adapters/recordings/file-recordings.ts';
import { tempHome } from '../../../../fakes/temp-home.ts';

test('files are private, and written, read, cut and renamed as asked', async () => {
  const folder = join(tempHome(), 'recordings');
  const files = createFileRecordings(folder);
  expect(await files.names()).toEqual({ ok: true, value: [] });
  const made = await files.create('call_1.wav');
  if (!made.ok) throw new Error(made.error.text);
  await made.value.write(Buffer.from('hello, world'), 0);
  await made.value.write(Buffer.from('HELLO'), 0);
  expect(await made.value.read(3, 100)).toMatchObject({ ok: true, value: { length: 9 } });
  await made.value.truncate(7);
  expect(await made.value.size()).toEqual({ ok: true, value: 7 });
  expect(await made.value.sync()).toMatchObject({ ok: true });
  await made.value.close();
  expect(statSync(join(folder, 'call_1.wav')).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readFileSync(join(folder, 'call_1.wav'), 'utf8')).toBe('HELLO, ');
  await files.rename('call_1.wav', 'call_2.wav');
  writeFileSync(join(folder, 'notes.txt'), '');
  expect(await files.names()).toEqual({ ok: true, value: ['call_2.wav'] });
  expect(await files.remove('call_2.wav')).toMatchObject({ ok: true });
  expect(await files.remove('call_2.wav')).toMatchObject({ ok: true });
});

test('a file that is there is not written over, one that is not is missing, and a link is not followed', async () => {
  const folder = tempHome();
  const files = createFileRecordings(folder);
  writeFileSync(join(folder, 'call_1.wav'), 'mine');
  expect(await files.create('call_1.wav')).toMatchObject({ ok: false, error: { code: 'failed' } });
  expect(await files.open('call_2.wav')).toMatchObject({ ok: false, error: { code: 'missing' } });
  const elsewhere = join(tempHome(), 'secret');
  writeFileSync(elsewhere, 'secret');
  symlinkSync(elsewhere, join(folder, 'call_3.wav'));
  expect(await files.open('call_3.wav')).toMatchObject({ ok: false, error: { code: 'failed' } });
  mkdirSync(join(folder, 'call_4.wav'));
  expect(await files.open('call_4.wav')).toMatchObject({ ok: false });
});

test.each(['../call_1.wav', 'a/b.wav', 'call_1.txt', '.wav', 'call 1.wav', ''])('a name like %j is a bug, not a file', async (name) => {
  await expect(createFileRecordings(tempHome()).open(name)).rejects.toThrow(/Not a name/);
});
