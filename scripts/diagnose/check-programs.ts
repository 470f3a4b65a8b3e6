import { existsSync } from 'node:fs';
import { findElectron } from '../lib/find-electron.mjs';
import { fine, type Check } from './check.ts';
import { usualChromiums } from '../lib/usual-chromiums.mjs';

/** The programs that show the app: none is needed for a call, since the web host runs in any browser. `named` is CHROMIUM_PATH. */
export async function checkPrograms(named: string | undefined): Promise<readonly Check[]> {
  const electron: Check = findElectron() === null
    ? { name: 'electron', level: 'warn', what: 'Electron’s program is not here; npm start opens the app in the browser if it cannot be fetched.', todo: 'For the desktop window, run npm start with an internet connection.' }
    : fine('electron', 'Electron’s program is here.');
  return [electron, await checkChromium(named)];
}

async function checkChromium(named: string | undefined): Promise<Check> {
  if (named !== undefined && named !== '') {
    return existsSync(named) ? fine('chromium', 'CHROMIUM_PATH names a program.') : { name: 'chromium', level: 'warn', what: 'CHROMIUM_PATH names no program: the end-to-end tests will fail.', todo: 'Correct it, or remove it.' };
  }
  if ([await playwrights(), ...usualChromiums].some((path) => path !== null && existsSync(path))) return fine('chromium', 'A Chromium for the end-to-end tests is here.');
  return { name: 'chromium', level: 'warn', what: 'No Chromium is here; only the end-to-end tests and the pictures need one.', todo: 'Install one, name it in CHROMIUM_PATH, or let npm test fetch it.' };
}

async function playwrights(): Promise<string | null> {
  try {
    return (await import('@playwright/test')).chromium.executablePath();
  } catch {
    return null;
  }
}
