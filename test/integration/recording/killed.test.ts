import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createFileRecordings } from '../../../src-main/adapters/recordings/file-recordings.ts';
import { readRiff } from '../../fakes/read-riff.ts';
import { repairRecording } from '../../../src-main/core/recording/repair-recording.ts';
import { spawnNode } from '../../fakes/spawn-node.ts';
import { tempHome } from '../../fakes/temp-home.ts';

/** What `soxi` reads, where it is there. */
function soxLengthMs(path: string): number | null {
  try {
    return Number(execFileSync('soxi', ['-D', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) * 1000;
  } catch {
    return null;
  }
}

test('after kill -9 the file opens as it is, and repaired it holds all but the last second', async () => {
  const folder = join(tempHome(), 'recordings');
  const recorder = spawnNode(fileURLToPath(new URL('fixtures/record-until-killed.ts', import.meta.url)), [folder]);
  await recorder.line((line) => line === '3300');
  await recorder.kill();
  const givenMs = Math.max(...recorder.lines.map(Number));
  const path = join(folder, 'call_1.wav');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);

  const before = readRiff(readFileSync(path), { trailing: true });
  expect(givenMs - before.lengthMs).toBeLessThanOrEqual(1_000);
  const sox = soxLengthMs(path);
  if (sox !== null) expect(sox).toBeCloseTo(before.lengthMs, 0);

  const repaired = await repairRecording(createFileRecordings(folder), 'call_1.wav');
  const after = readRiff(readFileSync(path));
  expect(repaired).toMatchObject({ ok: true, value: { lengthMs: Math.round(after.lengthMs), bytes: statSync(path).size } });
  expect(after.lengthMs).toBeGreaterThanOrEqual(before.lengthMs);
  expect(givenMs - after.lengthMs).toBeLessThanOrEqual(1_000);
  expect([after.sound[0]![24_000], after.sound[1]![24_000]]).toEqual([1_000, 2_000]);
  const soxAfter = soxLengthMs(path);
  if (soxAfter !== null) expect(soxAfter).toBeCloseTo(after.lengthMs, 0);
});
