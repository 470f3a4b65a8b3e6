import { existsSync, renameSync } from 'node:fs';

/** Parts of a database on disk, by suffix. */
const parts = ['', '-wal', '-shm'];

/**
 * Renames a database away, never deletes it: `calls.db` → `calls.db.corrupt-20261121T120000Z`, with its -wal and -shm under the same
 * name, so that they still open together. Answers the new path.
 */
export function setAside(path: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
  let target = `${path}.corrupt-${stamp}`;
  for (let n = 2; parts.some((part) => existsSync(target + part)); n += 1) target = `${path}.corrupt-${stamp}-${n}`;
  for (const part of parts) {
    if (existsSync(path + part)) renameSync(path + part, target + part);
  }
  return target;
}
