import { mkdir, readFile, rename, stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Files } from '../core/ports/files.ts';

/** Small text files under the home: 0600, folders 0700. A path that leaves the home is a bug and throws. Disk problems reject. */
export function createHomeFiles(home: string, nowMs: () => number): Files {
  const inside = (path: string): string => {
    const full = resolve(home, path);
    const way = relative(home, full);
    if (way === '' || way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way) throw new Error(`Not a path inside the home: ${path}`);
    return full;
  };
  return {
    read: async (path) => {
      try {
        return await readFile(inside(path), 'utf8');
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    writeAtomic: async (path, text) => {
      const full = inside(path);
      await mkdir(dirname(full), { recursive: true, mode: 0o700 });
      await writeFileAtomic(full, text, { encoding: 'utf8', mode: 0o600, fsync: true });
    },
    quarantine: async (path) => {
      const stamp = new Date(nowMs()).toISOString().replace(/[-:]|\.\d+/g, '');
      let target = `${path}.corrupt-${stamp}`;
      for (let n = 2; await exists(inside(target)); n += 1) target = `${path}.corrupt-${stamp}-${n}`;
      await rename(inside(path), inside(target));
      return target;
    },
  };
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
