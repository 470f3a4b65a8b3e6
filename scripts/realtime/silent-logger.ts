import type { Logger } from '../../src-main/core/ports/logger.ts';

const nothing = (): void => undefined;

/** What these commands have to say, they print themselves. */
export const silentLogger: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing, with: () => silentLogger };
