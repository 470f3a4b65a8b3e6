import type { SettingsView } from '../../../src-shared/contract/views.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';

type Theme = SettingsView['theme'];
const rememberedKey = 'theme';

/** Before the first paint: the theme that was last known, or the system's. The core's settings correct it a moment later. */
export function applyRememberedTheme(win: Window): void {
  let remembered: string | null = null;
  try { remembered = win.localStorage.getItem(rememberedKey); } catch { /* storage forbidden: the system decides */ }
  setTheme(win, remembered === 'light' || remembered === 'dark' ? remembered : 'system');
}

/** Draws the theme from settings and follows the system while it says so. */
export function followTheme(win: Window, theme: Theme): Disposer {
  try { win.localStorage.setItem(rememberedKey, theme); } catch { /* only a memory for the next start */ }
  setTheme(win, theme);
  if (theme !== 'system') return () => { /* nothing to end */ };
  const dark = systemDark(win);
  const follow = () => { setTheme(win, 'system'); };
  dark.addEventListener('change', follow);
  return () => { dark.removeEventListener('change', follow); };
}

const systemDark = (win: Window) => win.matchMedia('(prefers-color-scheme: dark)');

function setTheme(win: Window, theme: Theme): void {
  win.document.documentElement.dataset['theme'] = theme === 'system' ? (systemDark(win).matches ? 'dark' : 'light') : theme;
}
