import { afterLoss } from './reload-limit.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Logger } from '../core/ports/logger.ts';
import { isOwnPage, pageOf } from './own-pages.ts';
import type { RenderProcessGoneDetails, WebContents } from 'electron/main';
import type { Surface } from '../../src-shared/contract/surfaces.ts';

export interface KeepPageAliveDeps {
  readonly surface: Surface;
  readonly contents: Pick<WebContents, 'on' | 'loadURL' | 'getURL' | 'isDestroyed'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** It failed too often. */
  readonly onGivenUp: () => void;
}

/** Loads a lost page again, within limits. Calls live in main and go on. Returns what to call when the page did not keep up. */
export function keepPageAlive({ surface, contents, clock, logger, onGivenUp }: KeepPageAliveDeps): () => void {
  const reloadsAtMs: number[] = [];
  function lost(reason: RenderProcessGoneDetails['reason'] | 'too_slow'): void {
    const next = afterLoss(reason, reloadsAtMs, clock.monoMs());
    logger.error('electron.page_lost', { surface, reason, next: next.kind });
    if (next.kind === 'give_up') onGivenUp();
    if (next.kind !== 'reload') return;
    // Back where the person was; from the second time on at the start, in case it was that screen.
    const was = contents.getURL();
    const url = reloadsAtMs.length === 0 && isOwnPage(was, surface) ? was : pageOf(surface);
    reloadsAtMs.push(clock.monoMs());
    clock.after(next.afterMs, () => {
      if (contents.isDestroyed()) return;
      contents.loadURL(url).catch((error: unknown) => { logger.error('electron.load_failed', { surface, message: String(error) }); });
    });
  }
  contents.on('render-process-gone', (_event, details) => { lost(details.reason); });
  return () => { lost('too_slow'); };
}
