// The one file that imports Electron's objects; everything else gets them as parameters.
import { app, BrowserWindow, dialog, ipcMain, nativeTheme, Notification, powerSaveBlocker, protocol, safeStorage, session, WebContentsView } from 'electron/main';
import { chooseHome } from '../compose/choose-home.ts';
import { join } from 'node:path';
import { runElectronHost } from './run-electron-host.ts';
import { schemeAsPrivileged } from './serve-scheme.ts';

// All of these must come before Electron is ready.
app.enableSandbox();
protocol.registerSchemesAsPrivileged([schemeAsPrivileged]);

// Of our own arguments only --home; everything else on the command line is ignored.
const flagAt = process.argv.indexOf('--home');
const home = chooseHome({ flag: flagAt < 0 ? null : process.argv[flagAt + 1] ?? null, platform: process.platform, vars: process.env, cwd: process.cwd() });
// The lock below is one a user-data folder: so one a home.
app.setPath('userData', join(home, 'electron'));

/** What quitting may take after an uncaught bug: calls end with words and are saved. */
const mostStopMs = 6_000;
// A bug that nothing caught: the process does not go on in an unknown state.
process.on('uncaughtException', (error) => {
  console.error(error);
  setTimeout(() => { app.exit(1); }, mostStopMs);
  app.quit();
});

if (app.requestSingleInstanceLock()) {
  app.whenReady()
    .then(() => runElectronHost(
      { app, BrowserWindow, WebContentsView, ipcMain, session, safeStorage, dialog, nativeTheme, Notification, powerSaveBlocker },
      { vars: process.env, cwd: process.cwd(), platform: process.platform, rootDir: app.getAppPath(), home },
    ))
    .catch((error: unknown) => {
      dialog.showErrorBox('Consigliere', `Consigliere could not start. No call can be made. Start it again; the log has the details. (${error instanceof Error ? error.message : String(error)})`);
      app.exit(1);
    });
} else {
  app.quit();
}
