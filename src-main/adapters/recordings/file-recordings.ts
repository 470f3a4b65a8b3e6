import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import type { RecordingFile, RecordingProblem, Recordings } from '../../core/ports/recordings.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { isRecordingName, recordingPath } from './recording-path.ts';

const noSpace = /^(ENOSPC|EDQUOT|EFBIG)$/;

/** The recordings in one folder, which is made when it is first needed: files 0600, the folder 0700. A link in the place of a file is not followed. */
export function createFileRecordings(folder: string): Recordings {
  const pathOf = (name: string): string => recordingPath(folder, name);
  // Windows has no such links and no such flag, which then counts as 0.
  const open0600 = (name: string, flags: number): Promise<Result<RecordingFile, RecordingProblem>> => attempt(async () => fileOf(await open(pathOf(name), flags | constants.O_RDWR | constants.O_NOFOLLOW, 0o600)));

  return {
    create: async (name) => {
      const made = await attempt(() => mkdir(folder, { recursive: true, mode: 0o700 }));
      return made.ok ? open0600(name, constants.O_CREAT | constants.O_EXCL) : made;
    },
    open: (name) => open0600(name, 0),
    remove: (name) => attempt(async () => { await rm(pathOf(name), { force: true }); return null; }),
    rename: (name, to) => attempt(async () => { await rename(pathOf(name), pathOf(to)); return null; }),
    names: async () => {
      const found = await attempt(() => readdir(folder));
      if (!found.ok) return found.error.code === 'missing' ? ok([]) : found;
      return ok(found.value.filter(isRecordingName));
    },
  };
}

function fileOf(handle: FileHandle): RecordingFile {
  return {
    write: (bytes, atByte) => attempt(async () => {
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, atByte + done);
        done += bytesWritten;
      }
      return null;
    }),
    read: (atByte, bytes) => attempt(async () => {
      const buffer = new Uint8Array(bytes);
      let done = 0;
      while (done < bytes) {
        const { bytesRead } = await handle.read(buffer, done, bytes - done, atByte + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return buffer.subarray(0, done);
    }),
    size: () => attempt(async () => (await handle.stat()).size),
    truncate: (bytes) => attempt(async () => { await handle.truncate(bytes); return null; }),
    sync: () => attempt(async () => { await handle.datasync(); return null; }),
    close: async () => { await attempt(() => handle.close()); },
  };
}

async function attempt<T>(act: () => Promise<T>): Promise<Result<T, RecordingProblem>> {
  try {
    return ok(await act());
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
    // A name that we would never give is a bug, not a disk.
    if (code === '') throw error;
    return err({ code: code === 'ENOENT' ? 'missing' : noSpace.test(code) ? 'full' : 'failed', text: code });
  }
}
