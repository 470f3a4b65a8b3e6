import type { RecordingFile, RecordingProblem, Recordings } from '../../src-main/core/ports/recordings.ts';
import { err, ok } from '../../src-shared/domain/result.ts';

export interface MemoryRecordings extends Recordings {
  /** What is in each file, as written so far. */
  readonly files: Map<string, Uint8Array>;
  readonly log: string[];
  /** Bytes that still fit on the disk; a write that goes beyond leaves what fits and fails. */
  roomBytes: number;
  /** When set, everything fails so. */
  fail: RecordingProblem | null;
  /** While set, writing does not come back. */
  stuck: boolean;
}

/** The folder of recordings in memory, with a disk that can be full, broken or stuck. */
export function createMemoryRecordings(): MemoryRecordings {
  const files = new Map<string, Uint8Array>();
  const log: string[] = [];

  const fileOf = (name: string): RecordingFile => {
    const content = (): Uint8Array => files.get(name) ?? new Uint8Array();
    return {
      write: (bytes, atByte) => {
        if (folder.stuck) return new Promise(() => {});
        if (folder.fail !== null) return Promise.resolve(err(folder.fail));
        const before = content();
        const grows = Math.max(0, atByte + bytes.length - before.length);
        const fits = Math.min(grows, folder.roomBytes);
        folder.roomBytes -= fits;
        const after = new Uint8Array(before.length + fits);
        after.set(before);
        after.set(bytes.subarray(0, Math.max(0, after.length - atByte)), atByte);
        files.set(name, after);
        return Promise.resolve(fits < grows ? err({ code: 'full', text: 'ENOSPC' }) : ok(null));
      },
      read: (atByte, bytes) => {
        log.push(`read ${name}`);
        return Promise.resolve(folder.fail === null ? ok(content().slice(atByte, atByte + bytes)) : err(folder.fail));
      },
      size: () => Promise.resolve(ok(content().length)),
      truncate: (bytes) => {
        folder.roomBytes += Math.max(0, content().length - bytes);
        files.set(name, content().slice(0, bytes));
        return Promise.resolve(ok(null));
      },
      sync: () => { log.push(`sync ${name}`); return Promise.resolve(ok(null)); },
      close: () => { log.push(`close ${name}`); return Promise.resolve(); },
    };
  };
  const folder: MemoryRecordings = {
    files, log, roomBytes: Infinity, fail: null, stuck: false,
    create: (name) => {
      if (folder.fail !== null) return Promise.resolve(err(folder.fail));
      if (files.has(name)) return Promise.resolve(err({ code: 'failed', text: 'EEXIST' }));
      files.set(name, new Uint8Array());
      return Promise.resolve(ok(fileOf(name)));
    },
    open: (name) => Promise.resolve(files.has(name) ? ok(fileOf(name)) : err({ code: 'missing', text: 'ENOENT' })),
    remove: (name) => { files.delete(name); log.push(`remove ${name}`); return Promise.resolve(folder.fail === null ? ok(null) : err(folder.fail)); },
    rename: (name, to) => {
      const found = files.get(name);
      if (found === undefined) return Promise.resolve(err({ code: 'missing', text: 'ENOENT' }));
      files.delete(name);
      files.set(to, found);
      return Promise.resolve(ok(null));
    },
    names: () => Promise.resolve(ok([...files.keys()])),
  };
  return folder;
}
