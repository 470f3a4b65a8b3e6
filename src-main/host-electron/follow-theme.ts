import type { Core } from '../core/core.ts';
import type { Disposer } from '../../src-shared/domain/disposer.ts';
import type { NativeTheme } from 'electron/main';

/** Native parts of the window follow the theme that was chosen in Settings. */
export function followTheme(nativeTheme: Pick<NativeTheme, 'themeSource'>, core: Pick<Core, 'projections'>): Disposer {
  nativeTheme.themeSource = core.projections.console.snapshot().state.settings.theme;
  return core.projections.console.subscribe((_seq, delta) => {
    if (delta.type === 'settings') nativeTheme.themeSource = delta.settings.theme;
  });
}
