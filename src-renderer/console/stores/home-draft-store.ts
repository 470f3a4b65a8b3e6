import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { emptyDraft, reduceHomeDraft } from './home-draft.ts';
import type { BriefDefaults, HomeDraft, HomeEvent } from './home-draft.ts';
import { defaultEndsAtUsd } from '../../../src-shared/domain/brief.ts';

/** The part of `sessionStorage` that is needed. */
export interface DraftStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

export interface HomeDraftStore {
  readonly store: StoreApi<HomeDraft>;
  dispatch(event: HomeEvent): void;
  /** From settings, once they are known and as long as nothing was written. */
  useDefaults(settings: BriefDefaults): void;
}

const key = 'home-draft';

export function createHomeDraftStore(storage: DraftStorage): HomeDraftStore {
  const kept = readKept(storage);
  const store = createStore<HomeDraft>(() => kept ?? emptyDraft({ voice: 'marin', language: 'en-US', callCostLimitUsd: defaultEndsAtUsd }));
  let fresh = kept === null;
  const keep = () => {
    try { storage.setItem(key, JSON.stringify(store.getState())); } catch { /* storage full or forbidden: the draft lives until reload */ }
  };
  return {
    store,
    dispatch(event) {
      fresh = false;
      store.setState(reduceHomeDraft(store.getState(), event), true);
      keep();
    },
    useDefaults({ voice, language, callCostLimitUsd }) {
      if (!fresh) return;
      const { brief } = store.getState();
      store.setState({ brief: { ...brief, voice, language, limits: { ...brief.limits, endsAtUsd: callCostLimitUsd } } });
    },
  };
}

/** Anything that is not a whole draft of ours counts as none. */
function readKept(storage: DraftStorage): HomeDraft | null {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? 'null') as Partial<HomeDraft> | null;
    const whole = typeof kept?.text === 'string' && typeof kept.line === 'string' && typeof kept.brief?.goal === 'string' && Array.isArray(kept.brief.facts) && typeof kept.brief.voice === 'string';
    // A draft from before cost limits is none.
    const limits = kept?.brief?.limits as Partial<HomeDraft['brief']['limits']> | undefined;
    return whole && limits?.endsAtUsd !== undefined ? kept as HomeDraft : null;
  } catch { return null; }
}
