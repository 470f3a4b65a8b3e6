import { useStore } from 'zustand';
import type { Route } from './route.ts';
import { useServices } from './use-services.ts';

export const useRoute = (): Route => useStore(useServices().navigation.store, (state) => state.route);
