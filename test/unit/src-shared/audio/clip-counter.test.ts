import { expect, it } from 'vitest';
import { createClipCounter } from '../../../../src-shared/audio/clip-counter.ts';

it('counts each flat top once, across pieces, and no lone peaks', () => {
  const counter = createClipCounter();
  counter.push(Float32Array.of(0.9, 1, 1, 0.9, -1, -1));
  expect(counter.clips).toBe(0);
  counter.push(Float32Array.of(-1, -1, -1, 0));
  expect(counter.clips).toBe(1);
  counter.push(Float32Array.of(1, 1, -1, -1));
  expect(counter.clips).toBe(1);
  counter.push(Float32Array.of(2, 1.5, 32_767 / 32_768, 32_767 / 32_768));
  expect(counter.clips).toBe(2);
  expect(counter.clippedSamples).toBe(2 + 5 + 4 + 4);
});

it('a sine at nine tenths does not clip; one at twelve tenths clips at both tops of every period', () => {
  const sine = (amplitude: number) => Float32Array.from({ length: 2_400 }, (_, i) => Math.max(-1, Math.min(1, amplitude * Math.sin((2 * Math.PI * i) / 240))));
  const counter = createClipCounter();
  counter.push(sine(0.9));
  expect(counter.clippedSamples).toBe(0);
  counter.push(sine(1.2));
  expect(counter.clips).toBe(20);
});
