import { useStore } from 'zustand';
import type { ConsoleState } from '../../../src-shared/contract/state.ts';
import { useServices } from './use-services.ts';

/** A part of the core's state. Only drawn below App, which waits for the first snapshot. Select what exists; make nothing new. */
export function useConsoleState<T>(select: (state: ConsoleState) => T): T {
  return useStore(useServices().app, (app) => {
    if (app.state === null) throw new Error('A screen was drawn before the first snapshot.');
    return select(app.state);
  });
}
