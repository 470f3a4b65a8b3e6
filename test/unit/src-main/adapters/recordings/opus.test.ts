import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createOpusWorker } from '../../../../../src-main/adapters/recordings/create-opus-worker.ts';
import { encodeBlocks, wavHeader, wavS16 } from '../../../../../src-main/core/recording/wav-format.ts';
import { oggChecksum, readOggPage, writeOggPage } from '../../../../../src-main/adapters/recordings/ogg-page.ts';
import { tempHome } from '../../../../fakes/temp-home.ts';

const seconds = 3.3;
const samples = Math.round(seconds * 24_000);
const tone = (hz: number): Int16Array => Int16Array.from({ length: samples }, (_, at) => Math.round(8_000 * Math.sin((2 * Math.PI * hz * at) / 24_000)));

function folderWithWav(): { readonly folder: string; readonly opus: ReturnType<typeof createOpusWorker>; readonly left: Int16Array; readonly right: Int16Array } {
  const folder = tempHome();
  const [left, right] = [tone(440), tone(1_000)];
  const sound = encodeBlocks(wavS16, left, right);
  writeFileSync(join(folder, 'call_1.wav'), Buffer.concat([wavHeader(wavS16, sound.length), sound]));
  const opus = createOpusWorker(folder);
  onTestFinished(() => opus.stop());
  return { folder, opus, left, right };
}

/** Correlation of two stretches of sound, 1 = the same shape. */
function likeness(one: Int16Array, other: Int16Array): number {
  let [product, a, b] = [0, 0, 0];
  for (let at = 0; at < one.length; at += 1) {
    product += (one[at] ?? 0) * (other[at] ?? 0);
    a += (one[at] ?? 0) ** 2;
    b += (other[at] ?? 0) ** 2;
  }
  return product / Math.sqrt(a * b);
}

test('a page is read as it was written, and not when a bit of it is wrong', () => {
  const packets = [new Uint8Array(255).fill(7), new Uint8Array(0), new Uint8Array(600).fill(9)];
  const bytes = writeOggPage({ flags: 2, granule: 12_345, serial: 5, sequence: 3, packets });
  expect(readOggPage(bytes, 0)).toEqual({ flags: 2, granule: 12_345, packets, length: bytes.length });
  for (let at = 0; at < bytes.length; at += 37) {
    const damaged = bytes.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 0x10;
    expect(readOggPage(damaged, 0)).toBeNull();
  }
  expect(readOggPage(bytes.subarray(0, -1), 0)).toBeNull();
  // The usual test word, by the definition of this checksum (CRC-32 without reflection, start and end at zero).
  expect(oggChecksum(new TextEncoder().encode('123456789')).toString(16)).toBe('89a1897f');
});

test('a WAV becomes a small private Opus file that plays at any place as the WAV did', async () => {
  const { folder, opus, left, right } = folderWithWav();
  const made = await opus.encode('call_1.wav', 'call_1.part');
  if (!made.ok) throw new Error(made.error.text);
  const path = join(folder, 'call_1.part');
  expect(statSync(path)).toMatchObject({ size: made.value.bytes });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(made.value.bytes).toBeLessThan(samples * 4 / 6);

  // Not the very first samples: an encoder needs some to settle.
  for (const from of [2_400, 24_000, 61_111]) {
    const part = await opus.decode('call_1.part', from, 12_000);
    if (!part.ok) throw new Error(part.error.text);
    expect(part.value.left).toHaveLength(12_000);
    expect(likeness(part.value.left, left.subarray(from, from + 12_000))).toBeGreaterThan(0.97);
    expect(likeness(part.value.right, right.subarray(from, from + 12_000))).toBeGreaterThan(0.97);
  }
  expect(await opus.decode('call_1.part', samples - 100, 12_000)).toMatchObject({ ok: true, value: { left: { length: 100 } } });
  expect(await opus.decode('call_1.part', samples + 5, 12_000)).toMatchObject({ ok: true, value: { left: { length: 0 } } });
});

test('what is no WAV of ours, is missing, or is there already leaves no file behind', async () => {
  const { folder, opus } = folderWithWav();
  writeFileSync(join(folder, 'call_2.wav'), 'not a recording at all, and long enough to hold a header of forty-four bytes');
  expect(await opus.encode('call_2.wav', 'call_2.part')).toMatchObject({ ok: false, error: { code: 'failed' } });
  expect(await opus.encode('call_3.wav', 'call_3.part')).toMatchObject({ ok: false, error: { code: 'missing' } });
  writeFileSync(join(folder, 'call_1.part'), 'mine');
  expect(await opus.encode('call_1.wav', 'call_1.part')).toMatchObject({ ok: false, error: { text: 'EEXIST' } });
  expect(readFileSync(join(folder, 'call_1.part'), 'utf8')).toBe('mine');
  await opus.stop();
  expect(await opus.encode('call_1.wav', 'call_4.part')).toMatchObject({ ok: false, error: { text: 'stopped' } });
});

test('a name that leads out of the folder is a bug, not a file', async () => {
  await expect(createOpusWorker(tempHome()).encode('../call_1.wav', 'call_1.part')).rejects.toThrow(/Not a name/);
});
