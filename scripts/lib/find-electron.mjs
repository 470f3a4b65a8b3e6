import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Path of Electron's program when it is on this machine, else null. Never asks the `electron` package, which would try to fetch it. */
export function findElectron() {
  const folder = join(root, 'node_modules', 'electron');
  const named = join(folder, 'path.txt');
  const relative = existsSync(named) ? readFileSync(named, 'utf8').trim() : { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';
  for (const dist of [process.env.ELECTRON_OVERRIDE_DIST_PATH, join(folder, 'dist')]) {
    if (dist && existsSync(join(dist, relative))) return join(dist, relative);
  }
  return null;
}
