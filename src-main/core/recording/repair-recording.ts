import type { RecordingProblem, Recordings } from '../ports/recordings.ts';
import type { Result } from '../../../src-shared/domain/result.ts';
import { blockBytes, decodeBlocks, mostDataBytes, msOfSamples, readWavFormat, wavHeader, wavMulaw, type WavFormat } from './wav-format.ts';
import { collectPeaks } from './peaks.ts';

export interface Repaired {
  readonly lengthMs: number;
  readonly bytes: number;
  readonly peaks: Uint8Array;
}

/** Read at once. */
const partSamples = 48_000;

/** Makes a WAV whole that a crash left behind: its size says how much there is, and its outline is drawn anew. Null: there is no sound in it. */
export async function repairRecording(files: Pick<Recordings, 'open'>, name: string): Promise<Result<Repaired | null, RecordingProblem>> {
  const opened = await files.open(name);
  if (!opened.ok) return opened;
  const file = opened.value;
  try {
    const size = await file.size();
    if (!size.ok) return size;
    const head = await file.read(0, wavMulaw.headerBytes);
    if (!head.ok) return head;
    const format = readWavFormat(head.value);
    if (format === null) return { ok: true, value: null };
    const samples = Math.floor((Math.min(size.value, mostDataBytes) - format.headerBytes) / blockBytes(format));
    if (samples <= 0) return { ok: true, value: null };
    const dataBytes = samples * blockBytes(format);
    for (const done of [await file.truncate(format.headerBytes + dataBytes), await file.write(wavHeader(format, dataBytes), 0), await file.sync()]) if (!done.ok) return done;
    const peaks = await draw(format, samples, (at, bytes) => file.read(at, bytes));
    return peaks.ok ? { ok: true, value: { lengthMs: Math.round(msOfSamples(format, samples)), bytes: format.headerBytes + dataBytes, peaks: peaks.value } } : peaks;
  } finally {
    await file.close();
  }
}

async function draw(format: WavFormat, samples: number, read: (atByte: number, bytes: number) => Promise<Result<Uint8Array, RecordingProblem>>): Promise<Result<Uint8Array, RecordingProblem>> {
  const peaks = collectPeaks(format.rate);
  for (let at = 0; at < samples; at += partSamples) {
    const part = await read(format.headerBytes + at * blockBytes(format), Math.min(partSamples, samples - at) * blockBytes(format));
    if (!part.ok) return part;
    const { left, right } = decodeBlocks(format, part.value);
    peaks.add(left, right);
  }
  return { ok: true, value: peaks.bytes() };
}
