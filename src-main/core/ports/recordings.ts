import type { Result } from '../../../src-shared/domain/result.ts';

/** `full`: no space left. `missing`: no such file. `failed`: anything else; the text is for the log. */
export interface RecordingProblem { readonly code: 'full' | 'missing' | 'failed'; readonly text: string }

/** One open sound file. Calls of one file are made one after the other. */
export interface RecordingFile {
  /** Writes all of it, over what is there or past the end. A failure may leave a part of it. */
  write(bytes: Uint8Array, atByte: number): Promise<Result<null, RecordingProblem>>;
  /** Up to so many bytes; fewer at the end. */
  read(atByte: number, bytes: number): Promise<Result<Uint8Array, RecordingProblem>>;
  size(): Promise<Result<number, RecordingProblem>>;
  truncate(bytes: number): Promise<Result<null, RecordingProblem>>;
  /** What was written survives a loss of power once this is done. */
  sync(): Promise<Result<null, RecordingProblem>>;
  close(): Promise<void>;
}

/** The folder of recordings: private files, by name. A name is letters, digits, `-` and `_`, and one of our endings; any other is a bug and throws. */
export interface Recordings {
  /** A new file; one of this name that is there already is `failed`. */
  create(name: string): Promise<Result<RecordingFile, RecordingProblem>>;
  open(name: string): Promise<Result<RecordingFile, RecordingProblem>>;
  /** One that is gone already is no problem. */
  remove(name: string): Promise<Result<null, RecordingProblem>>;
  /** Takes the place of a file of the new name. */
  rename(name: string, to: string): Promise<Result<null, RecordingProblem>>;
  names(): Promise<Result<readonly string[], RecordingProblem>>;
}
