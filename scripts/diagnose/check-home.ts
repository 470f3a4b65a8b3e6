import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fine, type Check } from './check.ts';

/** Whether calls and settings can be saved. A home that is not there yet is not made: the folder that would hold it is tried. */
export function checkHome(home: string): Check {
  let folder = home;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const probe = join(folder, `.consigliere-probe-${process.pid}`);
  try {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    writeFileSync(probe, 'x', { mode: 0o600, flag: 'wx' });
    rmSync(probe);
    return fine('home', folder === home ? `The home ${home} can be written.` : `The home ${home} is not there yet and can be made.`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const what = code === 'ENOSPC' ? `The disk that holds ${home} is full.` : `The home ${home} cannot be written: calls and settings cannot be saved, so the app does not start.`;
    return { name: 'home', level: 'fail', what: `${what} [${code}]`, todo: code === 'ENOSPC' ? 'Free some space.' : 'Change the permissions of the folder, or choose another one with --home or CONSIGLIERE_HOME.' };
  }
}
