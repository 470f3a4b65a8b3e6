import type * as Electron from 'electron/main';
import { createContractServer } from '../contract-server/create-contract-server.ts';
import { createElectronTransport } from './electron-transport.ts';
import { createHomeFiles } from '../adapters/home-files.ts';
import { createRandomIds } from '../adapters/ids.ts';
import { createSystemClock } from '../adapters/clock.ts';
import { followTheme } from './follow-theme.ts';
import { guardContents } from './guard-contents.ts';
import { guardSession } from './guard-session.ts';
import { join } from 'node:path';
import { keepPageAlive } from './keep-page-alive.ts';
import { makeDeskView } from './make-desk-view.ts';
import { makeWindow } from './make-window.ts';
import { openApp } from '../compose/open-app.ts';
import { pageOf } from './own-pages.ts';
import { readRenderer } from '../serve/read-renderer.ts';
import { safeStorageSecrets } from './safe-storage-secrets.ts';
import { schemeHandler } from './serve-scheme.ts';
import { scheme } from './own-pages.ts';
import { sleepBlocker } from './sleep-blocker.ts';
import { systemNotifier } from './system-notifier.ts';
import type { Surface } from '../../src-shared/contract/surfaces.ts';

/** The objects of Electron this host uses, handed over by the entry, which alone imports them. */
export type ElectronParts = Pick<typeof Electron, 'app' | 'BrowserWindow' | 'WebContentsView' | 'ipcMain' | 'session' | 'safeStorage' | 'dialog' | 'nativeTheme' | 'Notification' | 'powerSaveBlocker'>;

export interface ElectronEntry {
  readonly vars: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly platform: string;
  readonly rootDir: string;
  readonly home: string;
}

const givenUpText = 'The window could not be shown again. Calls that are on go on without it. Quit Consigliere and start it again when they are over.';

/** The composition root of the desktop app, run once Electron is ready. */
export async function runElectronHost(electron: ElectronParts, entry: ElectronEntry): Promise<void> {
  const { app, dialog, ipcMain, nativeTheme, session } = electron;
  const quitWith = (text: string): void => {
    dialog.showErrorBox('Consigliere', text);
    app.exit(1);
  };
  const assets = readRenderer(join(entry.rootDir, 'out', 'renderer'));
  if (!assets.ok) { quitWith(assets.error); return; }

  const clock = createSystemClock();
  const files = createHomeFiles(entry.home, () => clock.nowMs());
  let window: Electron.BrowserWindow | null = null;
  const show = (): void => {
    if (window?.isMinimized() === true) window.restore();
    window?.show();
    window?.focus();
  };
  const secrets = await safeStorageSecrets({ safeStorage: electron.safeStorage, platform: entry.platform, home: entry.home, writeAtomic: (path, text) => files.writeAtomic(path, text) }).catch(() => 'unreadable' as const);
  if (secrets === 'unreadable') { quitWith('This computer’s key chain did not open. Calls and history stay locked. Unlock the key chain, then start Consigliere again.'); return; }
  const opened = await openApp({
    home: entry.home, vars: entry.vars, cwd: entry.cwd, host: 'electron', version: app.getVersion(), assetsDir: join(entry.rootDir, 'assets'),
    ...(secrets === null ? {} : { secrets }), notifier: systemNotifier(electron.Notification, show), power: sleepBlocker(electron.powerSaveBlocker),
  });
  if (!opened.ok) { quitWith(opened.error.text); return; }
  const { core, logger, stop } = opened.value;

  guardContents(app, logger);
  const server = createContractServer(core, { clock, logger, ids: createRandomIds() });
  const transport = createElectronTransport({ ipcMain, service: core, server, clock, logger });
  // The Desk's session is its own and lives in memory: nothing is shared with the console's.
  const sessions: { readonly [S in Surface]: Electron.Session } = { console: session.defaultSession, desk: session.fromPartition('desk', { cache: false }) };
  for (const surface of ['console', 'desk'] as const) {
    guardSession(sessions[surface]);
    sessions[surface].protocol.handle(scheme, schemeHandler(surface, assets.value[surface]));
  }
  followTheme(nativeTheme, core);

  const preload = (surface: Surface): string => join(entry.rootDir, 'out', 'preload', `${surface}.cjs`);
  const devTools = !app.isPackaged;
  window = makeWindow(electron.BrowserWindow, { preload: preload('console'), session: sessions.console, dark: nativeTheme.shouldUseDarkColors, platform: entry.platform, devTools });
  const desk = makeDeskView(electron.WebContentsView, { window, core, preload: preload('desk'), session: sessions.desk, devTools });
  const contents = { console: window.webContents, desk: desk.webContents };
  for (const surface of ['console', 'desk'] as const) {
    const dropped = keepPageAlive({ surface, contents: contents[surface], clock, logger, onGivenUp: () => { dialog.showErrorBox('Consigliere', givenUpText); } });
    transport.add(surface, contents[surface], dropped);
  }
  // Keyboard focus crosses between the two documents here, never by script.
  core.subscribeSignals((signal) => {
    if (signal.type === 'focus') contents[signal.to].focus();
  });

  app.on('second-instance', show);
  app.on('window-all-closed', () => { app.quit(); });
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    stop().catch((error: unknown) => { logger.error('electron.stop_failed', { message: String(error) }); }).finally(() => {
      stopped = true;
      app.quit();
    });
  });
  await Promise.all([contents.console.loadURL(pageOf('console')), contents.desk.loadURL(pageOf('desk'))]);
}
