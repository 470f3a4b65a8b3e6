import type { Notifier } from '../core/ports/notifier.ts';

/** For a host without notifications of its own: the page shows what waits. */
export const noNotifier: Notifier = { notify: () => undefined };
