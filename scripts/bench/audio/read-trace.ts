import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { JitterTrace } from './jitter-trace.ts';

const samplesPerMs = 24;

/** A trace of test/fixtures/jitter (written by scripts/jitter-traces.mjs). Throws when the file is none: a bench must not measure half of it. */
export function readTrace(file: string): JitterTrace {
  const { frameMs, clockPpm, arrivalsMs } = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  if (typeof frameMs !== 'number' || typeof clockPpm !== 'number' || !Array.isArray(arrivalsMs) || arrivalsMs.length === 0 || !arrivalsMs.every((one) => typeof one === 'number')) throw new Error(`${file} is no trace of arrivals`);
  return {
    name: basename(file, '.json'),
    frames: (arrivalsMs as readonly number[]).map((cameMs, at) => ({ sentMs: at * frameMs * (1 - clockPpm / 1e6), cameMs, samples: frameMs * samplesPerMs })),
  };
}
