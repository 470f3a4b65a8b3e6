import type { App } from 'electron/main';
import type { Logger } from '../core/ports/logger.ts';

/** No page of this app goes anywhere: no navigation, no redirect, no new window, no webview. Main loads pages itself, which this does not touch. */
export function guardContents(app: Pick<App, 'on'>, logger: Logger): void {
  app.on('web-contents-created', (_event, contents) => {
    const deny = (what: string) => (event: { preventDefault(): void }): void => {
      event.preventDefault();
      logger.warn('electron.denied', { what });
    };
    contents.on('will-navigate', deny('navigation'));
    contents.on('will-frame-navigate', deny('frame navigation'));
    contents.on('will-redirect', deny('redirect'));
    contents.on('will-attach-webview', deny('webview'));
    contents.setWindowOpenHandler(() => {
      logger.warn('electron.denied', { what: 'window' });
      return { action: 'deny' };
    });
  });
}
