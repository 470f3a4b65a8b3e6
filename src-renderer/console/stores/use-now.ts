import { useStore } from 'zustand';
import { useServices } from './use-services.ts';

/** Main's clock, once a second while a call is on. */
export const useNow = (): number => useStore(useServices().clock, (state) => state.nowMs);
