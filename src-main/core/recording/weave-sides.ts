import type { Side } from './wav-format.ts';
import { createSideAligner } from './align-side.ts';

export interface Weave {
  take(side: Side, samples: Int16Array, atMs: number): void;
  /** Several times a second. */
  tick(nowMs: number): void;
  /** All that is left, both sides to the same length. */
  end(nowMs: number): void;
}

/** Long enough for the jitter of a screen and a network, short enough to lose little in a crash. */
const holdMs = 240;
/** Ticks that follow on each other so mean that this process was awake between them. */
const awakeMs = { least: 50, most: 300 };

/** Both sides on one clock: `write` gets them in step, from the start on, without a hole. */
export function weaveSides(options: { readonly rate: number; readonly startMs: number; readonly write: (left: Int16Array, right: Int16Array) => void }): Weave {
  const sides = { them: createSideAligner({ ...options, holdMs }), played: createSideAligner({ ...options, holdMs }) };
  const both = [sides.them, sides.played];
  let lastTickMs = -Infinity;

  const pour = (): void => {
    const samples = Math.min(sides.them.ready(), sides.played.ready());
    if (samples > 0) options.write(sides.them.read(samples), sides.played.read(samples));
  };

  return {
    take: (side, samples, atMs) => {
      if (samples.length === 0) return;
      sides[side].take(samples, atMs);
      for (const each of both) each.settle(atMs);
      pour();
    },
    tick: (nowMs) => {
      const sinceMs = nowMs - lastTickMs;
      // Ticks made up for after a standstill come at once: the frames of that time are still on their way.
      if (sinceMs < awakeMs.least) return;
      for (const each of both) {
        each.settle(nowMs);
        if (sinceMs < awakeMs.most && each.lastAtMs < lastTickMs) each.absent(lastTickMs - holdMs);
      }
      lastTickMs = nowMs;
      pour();
    },
    end: (nowMs) => {
      for (const each of both) each.settle(Infinity);
      for (const each of both) each.absent(nowMs);
      pour();
      const samples = Math.max(sides.them.ready(), sides.played.ready());
      if (samples > 0) options.write(sides.them.read(samples), sides.played.read(samples));
    },
  };
}
