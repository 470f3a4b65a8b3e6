import type { Clock } from '../ports/clock.ts';
import type { RecordingFile, RecordingProblem, Recordings } from '../ports/recordings.ts';
import type { Result } from '../../../src-shared/domain/result.ts';
import { blockBytes, encodeBlocks, mostDataBytes, msOfSamples, sideChannel, silentBlocks, wavHeader, type Side, type WavFormat } from './wav-format.ts';

export interface WavWriter {
  /** Both sides, of one length. */
  write(left: Int16Array, right: Int16Array): void;
  /** So many samples without sound. */
  pad(samples: number): void;
  /** Takes the sound of one side away again, between two samples of the file. What is not written yet is written first. */
  silence(side: Side, fromSample: number, toSample: number): void;
  /** Samples that are in the file, under its header. */
  keptSamples(): number;
  /** Writes the rest and closes; answers once all is on the disk. Twice is once. */
  end(): Promise<void>;
}

/** `slow`: the disk takes sound in more slowly than it comes. `long`: the format holds no more. */
export type WriterFailure = RecordingProblem | { readonly code: 'slow' | 'long'; readonly text: string };

/** The header says at most so much too little when the process is killed. */
const headerEveryMs = 500;
/** A loss of power takes what the system has not written yet: no more than this. */
const syncEveryMs = 5_000;
/** Sound that waits for the disk: beyond it, recording fails and the call goes on. */
const mostWaitingBytes = 2_000_000;
const padChunkSamples = 24_000;

/**
 * A WAV file that can be opened at any moment. Nothing here waits for the disk: sound is gathered, and written in order behind the call's back, every
 * half second with its header. A failure is told once; what was written until then stays a whole file.
 */
export function createWavWriter(deps: { readonly clock: Clock; readonly files: Pick<Recordings, 'create'>; readonly name: string; readonly format: WavFormat; readonly failed: (problem: WriterFailure) => void }): WavWriter {
  const { clock, format } = deps;
  const block = blockBytes(format);
  let gathered: Uint8Array[] = [];
  let gatheredBytes = 0;
  let writingBytes = 0;
  let dataBytes = 0;
  let file: RecordingFile | null = null;
  let state: 'open' | 'failed' | 'ended' = 'open';
  let syncDueMs = clock.monoMs() + syncEveryMs;
  let work: Promise<void> = Promise.resolve();

  const fail = (problem: WriterFailure): void => {
    if (state === 'failed') return;
    state = 'failed';
    timer();
    gathered = [];
    gatheredBytes = 0;
    work = work.then(close);
    deps.failed(problem);
  };
  /** After everything that was asked before; nothing more once it failed. */
  const enqueue = (job: () => Promise<Result<null, WriterFailure>>): Promise<void> => {
    work = work.then(async () => {
      if (state === 'failed') return;
      const done = await job();
      if (!done.ok) fail(done.error);
    });
    return work;
  };
  const append = async (bytes: Uint8Array): Promise<Result<null, WriterFailure>> => {
    if (file === null) return { ok: false, error: { code: 'failed', text: 'no file' } };
    if (dataBytes + bytes.length > mostDataBytes) return { ok: false, error: { code: 'long', text: `${dataBytes} bytes` } };
    const written = await file.write(bytes, format.headerBytes + dataBytes);
    if (!written.ok) return written;
    dataBytes += bytes.length;
    return file.write(wavHeader(format, dataBytes), 0);
  };
  const flush = (): void => {
    if (gatheredBytes === 0) return;
    const bytes = new Uint8Array(gatheredBytes);
    let at = 0;
    for (const part of gathered) {
      bytes.set(part, at);
      at += part.length;
    }
    gathered = [];
    gatheredBytes = 0;
    writingBytes += bytes.length;
    void enqueue(async () => {
      const written = await append(bytes);
      writingBytes -= bytes.length;
      if (!written.ok || file === null || clock.monoMs() < syncDueMs) return written;
      syncDueMs = clock.monoMs() + syncEveryMs;
      return file.sync();
    });
  };
  /** Cuts off what a failed write left behind the last whole block, and says its true size. */
  const close = async (): Promise<void> => {
    const closing = file;
    file = null;
    if (closing === null) return;
    await closing.truncate(format.headerBytes + dataBytes);
    await closing.write(wavHeader(format, dataBytes), 0);
    await closing.sync();
    await closing.close();
  };
  const timer = clock.every(headerEveryMs, flush);

  void enqueue(async () => {
    const created = await deps.files.create(deps.name);
    if (!created.ok) return created;
    file = created.value;
    return file.write(wavHeader(format, 0), 0);
  });

  return {
    write: (left, right) => {
      if (state !== 'open') return;
      const bytes = encodeBlocks(format, left, right);
      gathered.push(bytes);
      gatheredBytes += bytes.length;
      if (gatheredBytes + writingBytes > mostWaitingBytes) fail({ code: 'slow', text: `${gatheredBytes + writingBytes} bytes wait` });
    },
    pad: (samples) => {
      flush();
      for (let left = samples; left > 0; left -= padChunkSamples) void enqueue(() => append(silentBlocks(format, Math.min(left, padChunkSamples))));
    },
    silence: (side, fromSample, toSample) => {
      flush();
      void enqueue(async () => {
        const end = Math.min(toSample * block, dataBytes);
        for (let at = fromSample * block; at < end && file !== null; at += padChunkSamples * block) {
          const place = format.headerBytes + at;
          const found = await file.read(place, Math.min(padChunkSamples * block, end - at));
          if (!found.ok) return found;
          const bytes = found.value;
          for (let each = sideChannel[side] * format.bytesPerSample; each < bytes.length; each += block) bytes.fill(format.silence, each, each + format.bytesPerSample);
          const written = await file.write(bytes, place);
          if (!written.ok) return written;
        }
        return { ok: true, value: null };
      });
    },
    keptSamples: () => dataBytes / block,
    end: async () => {
      if (state === 'open') {
        flush();
        state = 'ended';
        timer();
      }
      await enqueue(async () => {
        await close();
        return { ok: true, value: null };
      });
      // A failure on the way closes behind it.
      await work;
    },
  };
}

/** What is in a file of so many bytes, in whole blocks. */
export const keptMsOf = (format: WavFormat, fileBytes: number): number => msOfSamples(format, Math.max(0, Math.floor((fileBytes - format.headerBytes) / blockBytes(format))));
