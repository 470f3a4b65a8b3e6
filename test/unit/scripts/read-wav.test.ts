import { expect, test } from 'vitest';
import { readWav } from '../../../scripts/realtime/read-wav.ts';
import { writeWav } from '../../../scripts/realtime/write-wav.ts';

const tone = (rateHz: number, ms: number): Int16Array => Int16Array.from({ length: (rateHz * ms) / 1000 }, (_, i) => Math.round(10_000 * Math.sin((2 * Math.PI * 440 * i) / rateHz)));
const read = (bytes: Uint8Array): Int16Array => {
  const result = readWav(bytes);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

test('what was written is read back sample for sample', () => {
  expect(read(writeWav(tone(24_000, 100), 24_000))).toEqual(tone(24_000, 100));
});

test.each([8_000, 16_000, 44_100, 48_000])('%d Hz comes as 24 kHz, the same tone', (rateHz) => {
  const samples = read(writeWav(tone(rateHz, 200), rateHz));
  expect(Math.abs(samples.length - 4_800)).toBeLessThanOrEqual(1);
  const upward = samples.filter((sample, i) => i > 0 && sample >= 0 && (samples[i - 1] ?? 0) < 0).length;
  expect(Math.abs(upward - 88)).toBeLessThanOrEqual(1);
  expect(samples.reduce((most, sample) => Math.max(most, sample), 0)).toBeGreaterThan(9_000);
});

test('two channels become one; chunks of other kinds and a placeholder for the length are passed over', () => {
  const plain = Buffer.from(writeWav(Int16Array.of(100, 300, -200, -400), 24_000));
  plain.writeUInt16LE(2, 22);
  plain.writeUInt32LE(0xffffffff, 40);
  const odd = Buffer.concat([plain.subarray(0, 36), Buffer.from('LIST\x03\0\0\0abc\0', 'latin1'), plain.subarray(36)]);
  expect([...read(odd)]).toEqual([200, -300]);
});

test('files that are something else are refused with what would be right', () => {
  const other = Buffer.from(writeWav(tone(24_000, 10), 24_000));
  other.writeUInt16LE(8, 34);
  for (const bytes of [Buffer.alloc(0), Buffer.from('hello'), other, other.subarray(0, 30), Buffer.from(writeWav(new Int16Array(), 24_000))]) {
    const result = readWav(bytes);
    expect(result.ok ? '' : result.error).toMatch(/Convert it|Take another/);
  }
});
