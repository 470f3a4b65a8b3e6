import { createRoot } from 'react-dom/client';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Services } from '../stores/services.ts';
import { App } from './App.tsx';
import { ServicesContext } from '../stores/use-services.ts';
import { applyRememberedTheme } from './theme.ts';
import { start } from './start.ts';

/** Draws the console into an element. The returned function ends everything it began. */
export function mount(element: HTMLElement, services: Services, win: Window): Disposer {
  applyRememberedTheme(win);
  const end = start(services, win);
  const root = createRoot(element);
  root.render(<ServicesContext value={services}><App /></ServicesContext>);
  return () => {
    root.unmount();
    end();
    services.navigation.dispose();
    services.bridge.close();
  };
}
