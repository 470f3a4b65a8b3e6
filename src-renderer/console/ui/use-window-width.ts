import { useSyncExternalStore } from 'react';

const subscribe = (changed: () => void) => {
  window.addEventListener('resize', changed);
  return () => { window.removeEventListener('resize', changed); };
};

/** Window width in CSS px; changes with zoom too, so 200% obeys the same breakpoints. */
export const useWindowWidth = (): number => useSyncExternalStore(subscribe, () => window.innerWidth);
