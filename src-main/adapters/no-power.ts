import type { Power } from '../core/ports/power.ts';

/** For a host that cannot keep the machine awake. */
export const noPower: Power = { keepAwake: () => () => undefined };
