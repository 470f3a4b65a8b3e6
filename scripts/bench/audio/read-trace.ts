import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { JitterTrace } from './jitter-trace.ts';

const samplesPerMs = 24;

/** A trace of test/fixtures/jitter. Throws when the file is none: a bench must not measure half of it. */
export function readTrace(file: string): JitterTrace {
  const { frameMs, arrivalsMs } = JSON.parse(readFileSync(file, 'utf8')) as { readonly frameMs?: unknown; readonly arrivalsMs?: unknown };
  if (typeof frameMs !== 'number' || !(frameMs > 0) || !Array.isArray(arrivalsMs) || arrivalsMs.length === 0 || !arrivalsMs.every((one) => one === null || typeof one === 'number')) throw new Error(`${file} is no trace of arrivals`);
  return {
    name: basename(file, '.json'),
    // Null: a frame that never came.
    frames: (arrivalsMs as readonly (number | null)[]).flatMap((cameMs, at) => (cameMs === null ? [] : [{ sentMs: at * frameMs, cameMs, samples: frameMs * samplesPerMs }])),
  };
}
