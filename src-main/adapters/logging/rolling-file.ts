import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface RollingFile {
  write(line: string): void;
  close(): void;
}

/**
 * Appends lines to `path`; when it would pass `maxBytes`, it becomes `path.1`, `.1` becomes `.2` and so on, and the oldest goes: `files` in all.
 * Written at once, so that a crash loses nothing. A disk that refuses costs lines, never the call: the next line that fits is preceded by how many were lost.
 */
export function openRollingFile(path: string, options: { readonly maxBytes: number; readonly files: number }): RollingFile {
  let file: number | null = null;
  let bytes = 0;
  let lost = 0;
  let closed = false;

  const open = (): number => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const opened = openSync(path, 'a', 0o600);
    bytes = fstatSync(opened).size;
    return opened;
  };
  const roll = (): void => {
    if (file !== null) closeSync(file);
    file = null;
    rmSync(`${path}.${options.files - 1}`, { force: true });
    for (let n = options.files - 2; n >= 1; n -= 1) {
      if (existsSync(`${path}.${n}`)) renameSync(`${path}.${n}`, `${path}.${n + 1}`);
    }
    if (options.files > 1) renameSync(path, `${path}.1`);
    else rmSync(path);
  };
  const append = (line: string): void => {
    file ??= open();
    const size = Buffer.byteLength(line);
    if (bytes > 0 && bytes + size > options.maxBytes) {
      roll();
      file = open();
    }
    writeSync(file, line);
    bytes += size;
  };

  return {
    write: (line) => {
      if (closed) return;
      try {
        if (lost > 0) append(`${JSON.stringify({ level: 'warn', event: 'log.lines_lost', count: lost })}\n`);
        lost = 0;
        append(line);
      } catch {
        lost += 1;
      }
    },
    close: () => {
      if (file !== null) closeSync(file);
      file = null;
      closed = true;
    },
  };
}
