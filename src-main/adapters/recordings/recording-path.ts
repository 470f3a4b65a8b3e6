import { join } from 'node:path';

const nameOf = /^[A-Za-z0-9_-]{1,100}\.(?:wav|opus|part)$/;

export const isRecordingName = (name: string): boolean => nameOf.test(name);

/** A name that we would never give is a bug and throws: it could lead out of the folder. */
export function recordingPath(folder: string, name: string): string {
  if (!isRecordingName(name)) throw new Error(`Not a name of a recording: ${name}`);
  return join(folder, name);
}
