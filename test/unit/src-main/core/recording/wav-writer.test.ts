import { expect, test } from 'vitest';
import { createFakeClock } from '../../../../fakes/fake-clock.ts';
import { createMemoryRecordings } from '../../../../fakes/memory-recordings.ts';
import { createWavWriter, type WriterFailure } from '../../../../../src-main/core/recording/create-wav-writer.ts';
import { decodeMulaw, encodeMulaw } from '../../../../../src-shared/audio/mulaw.ts';
import { readRiff } from '../../../../fakes/read-riff.ts';
import { readWavFormat, wavHeader, wavMulaw, wavS16, type WavFormat } from '../../../../../src-main/core/recording/wav-format.ts';

function writing(format: WavFormat = wavS16) {
  const clock = createFakeClock();
  const files = createMemoryRecordings();
  const failures: WriterFailure[] = [];
  const writer = createWavWriter({ clock, files, name: 'call_1.wav', format, failed: (problem) => { failures.push(problem); } });
  return { clock, files, failures, writer, bytes: () => files.files.get('call_1.wav')! };
}
const ramp = (samples: number, from: number): Int16Array => Int16Array.from({ length: samples }, (_, at) => from + at);

test.each([wavS16, wavMulaw])('a file of $name holds both sides, and its header fits to the byte', async (format) => {
  const { clock, writer, bytes } = writing(format);
  for (let frame = 0; frame < 10; frame += 1) writer.write(ramp(format.rate / 50, frame * 1000), ramp(format.rate / 50, -frame * 1000));
  await clock.run(1_000, 100);
  await writer.end();
  const riff = readRiff(bytes());
  expect(riff).toMatchObject({ tag: format.name === 's16' ? 1 : 7, channels: 2, rate: format.rate, bits: format.bytesPerSample * 8, lengthMs: 200, factSamples: format.name === 's16' ? null : format.rate / 5 });
  const wanted = [...ramp(format.rate / 50, 3000)];
  const found = [...riff.sound[0]!.subarray(format.rate * 3 / 50, format.rate * 4 / 50)];
  expect(found).toEqual(format.name === 's16' ? wanted : [...encodeMulaw(Int16Array.from(wanted))]);
  expect(readWavFormat(bytes())).toBe(format);
});

test('the header is of none of our formats when a byte of it is another', () => {
  for (const format of [wavS16, wavMulaw]) {
    const head = wavHeader(format, 960);
    expect(readWavFormat(head)).toBe(format);
    for (const at of [0, 9, 20, 22, 24, 34]) expect(readWavFormat(head.map((byte, place) => (place === at ? byte ^ 1 : byte)))).toBeNull();
    expect(readWavFormat(head.subarray(0, 43))).toBeNull();
  }
});

test('at any moment the file is whole, and holds all but the last half second', async () => {
  const { clock, writer, bytes } = writing();
  for (let ms = 0; ms < 5_000; ms += 20) {
    writer.write(ramp(480, 0), ramp(480, 0));
    await clock.run(20);
    if (ms > 40) expect(readRiff(bytes(), { trailing: true }).lengthMs).toBeGreaterThanOrEqual(ms + 20 - 500);
  }
});

test('what is written reaches the disk itself every five seconds, and at the end', async () => {
  const { clock, files, writer } = writing();
  for (let ms = 0; ms < 16_000; ms += 500) {
    writer.write(ramp(12_000, 0), ramp(12_000, 0));
    await clock.run(500, 100);
  }
  expect(files.log.filter((line) => line.startsWith('sync'))).toHaveLength(3);
  await writer.end();
  await writer.end();
  expect(files.log.slice(-2)).toEqual(['sync call_1.wav', 'close call_1.wav']);
});

test('sound of one side is taken away again, and of the other none', async () => {
  const { clock, writer, bytes } = writing();
  writer.write(ramp(24_000, 1), ramp(24_000, 1));
  await clock.run(600, 100);
  writer.write(ramp(480, 1), ramp(480, 1));
  // Some of it is not written yet.
  writer.silence('them', 23_000, 24_100);
  await writer.end();
  const [left, right] = readRiff(bytes()).sound;
  expect([...left!.subarray(22_998, 23_001)]).toEqual([22_999, 23_000, 0]);
  expect(left!.subarray(23_000, 24_100).every((sample) => sample === 0)).toBe(true);
  expect(left![24_100]).toBe(101);
  expect(right![23_500]).toBe(23_501);
});

test('a full disk is told once; what was written stays a whole file', async () => {
  const { clock, files, failures, writer, bytes } = writing();
  files.roomBytes = 44 + 96_000 + 1_001;
  for (let ms = 0; ms < 3_000; ms += 20) {
    writer.write(ramp(480, 0), ramp(480, 0));
    await clock.run(20);
  }
  await writer.end();
  expect(failures).toMatchObject([{ code: 'full' }]);
  expect(readRiff(bytes()).lengthMs).toBeGreaterThan(400);
  expect(readRiff(bytes()).lengthMs).toBeLessThanOrEqual(1_010);
  expect(writer.keptSamples() / 24).toBe(readRiff(bytes()).lengthMs);
  expect(files.log.at(-1)).toBe('close call_1.wav');
});

test('a disk that hangs costs a bounded amount of memory: recording ends, the call does not notice', async () => {
  const { clock, files, failures, writer } = writing();
  await clock.run(600, 100);
  files.stuck = true;
  for (let ms = 0; ms < 40_000; ms += 500) {
    writer.write(ramp(12_000, 0), ramp(12_000, 0));
    await clock.run(500, 250);
  }
  expect(failures).toMatchObject([{ code: 'slow' }]);
});

test('a file that cannot be made is told', async () => {
  const { clock, files, failures, writer } = writing();
  files.files.clear();
  const second = createWavWriter({ clock, files: { create: () => Promise.resolve({ ok: false, error: { code: 'failed', text: 'EACCES' } }) }, name: 'call_2.wav', format: wavS16, failed: (problem) => { failures.push(problem); } });
  second.write(ramp(480, 0), ramp(480, 0));
  await second.end();
  expect(failures).toEqual([{ code: 'failed', text: 'EACCES' }]);
  await writer.end();
});

test('silence of a µ-law file decodes to silence', () => {
  expect([...decodeMulaw(Uint8Array.of(wavMulaw.silence))]).toEqual([0]);
});
