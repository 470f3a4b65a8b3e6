import type { RecordingProblem } from './recordings.ts';
import type { Result } from '../../../src-shared/domain/result.ts';

/** Stereo PCM16 at 24 kHz. */
export interface StereoSound {
  readonly left: Int16Array;
  readonly right: Int16Array;
}

/** Opus in an Ogg file, made and read outside this thread. Names as in `Recordings`. */
export interface Opus {
  /** Makes the file `to` of a WAV of ours, whole or not at all. */
  encode(from: string, to: string): Promise<Result<{ readonly bytes: number }, RecordingProblem>>;
  /** Up to so many samples a side from a place on; none past the end. */
  decode(name: string, fromSample: number, samples: number): Promise<Result<StereoSound, RecordingProblem>>;
  stop(): Promise<void>;
}
