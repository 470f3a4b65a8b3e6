import type { Opus, StereoSound } from '../ports/opus.ts';
import type { RecordingProblem, Recordings } from '../ports/recordings.ts';
import type { RecordingRecord } from '../ports/store.ts';
import type { Result } from '../../../src-shared/domain/result.ts';
import { blockBytes, decodeBlocks, readWavFormat, wavMulaw, wavS16 } from './wav-format.ts';

/** A kept recording, read in parts. */
export interface SoundReader {
  /** Up to so many samples a side, at 24 kHz; none past the end. */
  read(fromSample: number, samples: number): Promise<Result<StereoSound, RecordingProblem>>;
  close(): Promise<void>;
}

export async function openSound(deps: { readonly files: Pick<Recordings, 'open'>; readonly opus: Pick<Opus, 'decode'> }, record: Pick<RecordingRecord, 'file' | 'format'>): Promise<Result<SoundReader, RecordingProblem>> {
  if (record.format === 'opus') return { ok: true, value: { read: (from, samples) => deps.opus.decode(record.file, from, samples), close: () => Promise.resolve() } };
  const opened = await deps.files.open(record.file);
  if (!opened.ok) return opened;
  const file = opened.value;
  const head = await file.read(0, wavMulaw.headerBytes);
  const format = head.ok ? readWavFormat(head.value) : null;
  // Nothing writes 8 kHz yet; where a line does, its sound must be brought to 24 kHz here.
  if (format !== wavS16) {
    await file.close();
    return head.ok ? { ok: false, error: { code: 'failed', text: 'not a recording of ours' } } : head;
  }
  return {
    ok: true,
    value: {
      read: async (fromSample, samples) => {
        const found = await file.read(format.headerBytes + fromSample * blockBytes(format), samples * blockBytes(format));
        return found.ok ? { ok: true, value: decodeBlocks(format, found.value) } : found;
      },
      close: () => file.close(),
    },
  };
}
