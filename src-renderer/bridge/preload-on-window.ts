import type { ConsolePreloadBridge, PreloadBridge } from '../../src-shared/contract/client/preload-bridge.ts';

interface PreloadOf { readonly console: ConsolePreloadBridge; readonly desk: PreloadBridge<'desk'> }

/** What Electron's preload left on the window; null in a browser. */
export function preloadBridge<S extends keyof PreloadOf>(surface: S): PreloadOf[S] | null {
  const found = (window as { readonly consigliere?: PreloadOf[S] }).consigliere;
  return found?.surface === surface ? found : null;
}
