import type { DeskState } from '../../src-shared/contract/state.ts';

const dark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

/** Before anything is known, and for "match the system": the system's. */
export function applyTheme(theme: DeskState['theme']): void {
  document.documentElement.dataset['theme'] = theme === 'system' ? (dark().matches ? 'dark' : 'light') : theme;
}

/** Follows the system from now on; `current` says whether it is followed. */
export function followSystemTheme(current: () => DeskState['theme']): void {
  dark().addEventListener('change', () => applyTheme(current()));
}
