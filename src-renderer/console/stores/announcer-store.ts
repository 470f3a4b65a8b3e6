import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';

/** What a screen reader is told. `seq` makes the same words twice two announcements. */
export interface AnnouncerState {
  readonly polite: { readonly text: string; readonly seq: number };
  readonly assertive: { readonly text: string; readonly seq: number };
}

export interface Announcer {
  readonly store: StoreApi<AnnouncerState>;
  say(text: string, urgency?: 'polite' | 'assertive'): void;
}

export function createAnnouncer(): Announcer {
  const store = createStore<AnnouncerState>(() => ({ polite: { text: '', seq: 0 }, assertive: { text: '', seq: 0 } }));
  return {
    store,
    say(text, urgency = 'polite') {
      store.setState((state) => ({ ...state, [urgency]: { text, seq: state[urgency].seq + 1 } }));
    },
  };
}
