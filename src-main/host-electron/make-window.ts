import type { BrowserWindow as Window, Session } from 'electron/main';
import { secureWebPreferences } from './secure-web-preferences.ts';

type MakeWindow = new (options: ConstructorParameters<typeof Window>[0]) => Window;

/** The console's window, hidden until it has something to show. The right edge of the title bar is the system's (138 px on Windows and Linux). */
export function makeWindow(BrowserWindow: MakeWindow, o: { readonly preload: string; readonly session: Session; readonly dark: boolean; readonly platform: string; readonly devTools: boolean }): Window {
  const window = new BrowserWindow({
    title: 'Consigliere',
    width: 1360,
    height: 860,
    minWidth: 360,
    minHeight: 560,
    show: false,
    backgroundColor: o.dark ? '#111318' : '#f6f7f9',
    ...(o.platform === 'darwin' ? { titleBarStyle: 'hiddenInset' as const } : { titleBarStyle: 'hidden' as const, titleBarOverlay: { height: 44 } }),
    webPreferences: { ...secureWebPreferences, devTools: o.devTools, preload: o.preload, session: o.session },
  });
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => { window.show(); });
  return window;
}
