import type { Disposer } from '../../../src-shared/domain/disposer.ts';

/** Keeps the machine awake while a call is on. */
export interface Power {
  keepAwake(reason: string): Disposer;
}
