import { expect, it } from 'vitest';
import { createZeroWatchdog } from '../../../../src-shared/audio/zero-watchdog.ts';

it('barks after the time is full, not a sample before, and stops at the first sound', () => {
  const watchdog = createZeroWatchdog({ afterMs: 10, rateHz: 24_000 });
  expect(watchdog.push(new Float32Array(239))).toBe(false);
  expect(watchdog.push(Float32Array.of(-0))).toBe(true);
  expect(watchdog.zeroMs).toBe(10);
  expect(watchdog.push(Float32Array.of(0, 1e-7))).toBe(false);
  expect(watchdog.zeroMs).toBe(0);
});

it('takes the noise of a quiet room for life: one sample in 200 that is not zero', () => {
  const watchdog = createZeroWatchdog({ afterMs: 10, rateHz: 24_000 });
  for (let round = 0; round < 50; round += 1) expect(watchdog.push(Float32Array.from({ length: 200 }, (_, i) => (i === 0 ? 1 / 32_768 : 0)))).toBe(false);
});
