import { accessSync, chmodSync, constants, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../src-shared/domain/result.ts';

const folders = ['', 'logs', 'secrets', 'scenarios'];

/** Makes the home and its folders, for this user only, and proves that they can be written. The text is for people. */
export function makeHome(home: string): Result<null, string> {
  try {
    for (const folder of folders) {
      const path = join(home, folder);
      mkdirSync(path, { recursive: true, mode: 0o700 });
      if (!statSync(path).isDirectory()) throw new Error('ENOTDIR');
      accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    }
    closeToOthers(home);
    const probe = join(home, '.probe');
    writeFileSync(probe, 'x', { mode: 0o600 });
    rmSync(probe);
    return ok(null);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.message : 'unknown';
    const what = code === 'ENOSPC' ? `The disk that holds ${home} is full.` : `The folder ${home} cannot be written.`;
    const act = code === 'ENOSPC' ? 'Free some space, then start again.' : 'Change its permissions, or choose another folder with --home.';
    return err(`${what} Calls and settings cannot be saved, so the app does not start. ${act} (${code})`);
  }
}

/** Folders made by others, or by an older release, may be open to the group. */
function closeToOthers(home: string): void {
  for (const folder of [home, join(home, 'secrets')]) {
    try {
      if ((statSync(folder).mode & 0o077) !== 0) chmodSync(folder, 0o700);
    } catch {
      // Not ours to change: the folder works, and that is what is needed.
    }
  }
}
