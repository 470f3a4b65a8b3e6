import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { channels } from '../../src-shared/contract/channels.ts';
import { contractVersion } from '../../src-shared/contract/version.ts';
import { FakeContents, FakeIpcMain } from '../fakes/fake-electron.ts';
import { runElectronHost, type ElectronParts } from '../../src-main/host-electron/run-electron-host.ts';
import { tempHome } from '../fakes/temp-home.ts';

type SchemeHandler = (request: { readonly method: string; readonly url: string }) => Response;

class FakeSession extends EventEmitter {
  readonly schemes = new Map<string, SchemeHandler>();
  readonly guards: string[] = [];
  readonly protocol = { handle: (scheme: string, handler: SchemeHandler) => { this.schemes.set(scheme, handler); } };
  setPermissionCheckHandler(): void { this.guards.push('check'); }
  setPermissionRequestHandler(): void { this.guards.push('request'); }
  setDevicePermissionHandler(): void { this.guards.push('device'); }
  setDisplayMediaRequestHandler(): void { this.guards.push('display'); }
  setSpellCheckerEnabled(): void {}
}

/** The whole desktop host, wired as shipped, around stand-ins for Electron's objects: the real core, store and practice line run behind it. */
function startHost() {
  const rootDir = tempHome();
  for (const surface of ['console', 'desk']) {
    mkdirSync(join(rootDir, 'out/renderer', surface), { recursive: true });
    writeFileSync(join(rootDir, 'out/renderer', surface, 'index.html'), `<title>${surface}</title>`);
  }
  symlinkSync(join(process.cwd(), 'assets'), join(rootDir, 'assets'));

  const ipcMain = new FakeIpcMain();
  const made: { readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> }; readonly webContents: FakeContents; readonly loaded: string[]; visible: boolean; bounds: unknown }[] = [];
  const errors: string[] = [];
  const focused: string[] = [];
  class FakePage extends EventEmitter {
    readonly webContents: FakeContents;
    readonly contentView = { addChildView: () => {} };
    readonly record: (typeof made)[number];
    constructor(options: (typeof made)[number]['options']) {
      super();
      const loaded: string[] = [];
      this.webContents = Object.assign(new FakeContents(ipcMain, 'about:blank'), {
        loadURL: (url: string) => { loaded.push(url); this.webContents.navigate(url); return Promise.resolve(); },
        focus: () => { focused.push(loaded.at(-1) ?? ''); },
      });
      this.record = { options, webContents: this.webContents, loaded, visible: false, bounds: null };
      made.push(this.record);
    }
    setMenuBarVisibility(): void {}
    setBackgroundColor(): void {}
    setVisible(on: boolean): void { this.record.visible = on; }
    setBounds(bounds: unknown): void { this.record.bounds = bounds; }
    show(): void {}
    focus(): void {}
    isMinimized(): boolean { return false; }
  }
  const app = Object.assign(new EventEmitter(), { isPackaged: true, getVersion: () => '0.1.0', exit: (code: number) => { errors.push(`exit ${code}`); }, quit: () => { app.emit('quit asked'); } });
  const sessions = { defaultSession: new FakeSession(), desk: new FakeSession() };
  const electron = {
    app, ipcMain, BrowserWindow: FakePage, WebContentsView: FakePage, dialog: { showErrorBox: (_title: string, text: string) => { errors.push(text); } },
    session: { defaultSession: sessions.defaultSession, fromPartition: (name: string) => { expect(name).not.toMatch(/^persist:/); return sessions.desk; } },
    safeStorage: { isAsyncEncryptionAvailable: () => Promise.resolve(false) }, nativeTheme: { themeSource: 'system', shouldUseDarkColors: false }, Notification: EventEmitter, powerSaveBlocker: { start: () => 1, stop: () => true },
  };
  const home = tempHome();
  const started = runElectronHost(electron as unknown as ElectronParts, { vars: {}, cwd: home, platform: 'linux', rootDir, home });
  return { started, app, made, sessions, errors, focused };
}

test('the desktop host opens both surfaces, answers each by its own rules, places the Desk, and saves before it quits', async () => {
  const { started, app, made, sessions, errors, focused } = startHost();
  await started;
  expect(errors).toEqual([]);
  const [window, desk] = made;
  if (window === undefined || desk === undefined) throw new Error('no window');
  expect([window.loaded, desk.loaded]).toEqual([['consigliere://console/'], ['consigliere://desk/']]);
  expect([window.options.webPreferences['session'], desk.options.webPreferences['session']]).toEqual([sessions.defaultSession, sessions.desk]);
  expect([window.options.webPreferences['devTools'], desk.options.webPreferences['preload']]).toEqual([false, expect.stringMatching(/out\/preload\/desk\.cjs$/)]);

  for (const [name, session] of [['console', sessions.defaultSession], ['desk', sessions.desk]] as const) {
    expect(session.guards).toEqual(['check', 'request', 'device', 'display']);
    const serve = session.schemes.get('consigliere') as SchemeHandler;
    expect(await serve({ method: 'GET', url: `consigliere://${name}/` }).text()).toBe(`<title>${name}</title>`);
    expect(serve({ method: 'GET', url: `consigliere://${name === 'desk' ? 'console' : 'desk'}/` }).status).toBe(404);
  }

  const ask = (page: typeof window, method: string, input: unknown) => page.webContents.document.ipcRenderer.invoke(channels.call, { v: contractVersion, id: '1', method, input }) as Promise<{ ok: boolean; value?: { state: { app?: { host: string }; layout?: string } }; error?: { code: string } }>;
  expect((await ask(window, 'console.snapshot', {})).value?.state.app?.host).toBe('electron');
  expect((await ask(desk, 'desk.snapshot', {})).ok).toBe(true);
  expect((await ask(window, 'approval.approve', { approvalId: 'a', hash: 'a'.repeat(64) })).error?.code).toBe('not_allowed_here');
  expect((await ask(desk, 'approval.approve', { approvalId: 'a', hash: 'a'.repeat(64) })).error?.code).toBe('not_found');

  expect((await ask(window, 'desk.place', { layout: 'docked', focusCallId: null, rect: { x: 10.2, y: 20, width: 392, height: 800 } })).ok).toBe(true);
  expect([desk.visible, desk.bounds]).toEqual([true, { x: 10, y: 20, width: 392, height: 800 }]);
  expect((await ask(window, 'focus.move', { to: 'desk', approvalId: null })).ok).toBe(true);
  expect(focused).toEqual(['consigliere://desk/']);

  const quitting = new Promise<void>((resolve) => { app.once('quit asked', () => { resolve(); }); });
  let prevented = 0;
  app.emit('before-quit', { preventDefault: () => { prevented += 1; } });
  await quitting;
  app.emit('before-quit', { preventDefault: () => { prevented += 1; } });
  expect([prevented, errors]).toEqual([1, []]);
});
