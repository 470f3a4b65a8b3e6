import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createFakeClock } from '../../fakes/fake-clock.ts';
import { createFileRecordings } from '../../../src-main/adapters/recordings/file-recordings.ts';
import { createWavWriter, type WriterFailure } from '../../../src-main/core/recording/create-wav-writer.ts';
import { readRiff } from '../../fakes/read-riff.ts';
import { tinyDisk } from '../../fakes/tiny-disk.ts';
import { wavS16 } from '../../../src-main/core/recording/wav-format.ts';

test('a disk that is really full: told as full, and what was written is a whole file', async (context) => {
  const disk = tinyDisk(512);
  if (disk === null) return context.skip('no disk may be mounted here');
  const clock = createFakeClock();
  const failures: WriterFailure[] = [];
  const folder = join(disk.path, 'recordings');
  const writer = createWavWriter({ clock, files: createFileRecordings(folder), name: 'call_1.wav', format: wavS16, failed: (problem) => { failures.push(problem); } });
  for (let second = 0; second < 12 && failures.length === 0; second += 1) {
    writer.write(new Int16Array(24_000).fill(second + 1), new Int16Array(24_000).fill(-second - 1));
    clock.advance(1_000);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
  await writer.end();
  expect(failures).toMatchObject([{ code: 'full' }]);
  const riff = readRiff(readFileSync(join(folder, 'call_1.wav')));
  expect(riff.lengthMs).toBeGreaterThanOrEqual(3_000);
  expect(riff.lengthMs).toBe(writer.keptSamples() / 24);
  expect(riff.sound[0]![2 * 24_000 + 5]).toBe(3);
});
