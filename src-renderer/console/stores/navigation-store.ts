import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import { parseRoute, routeHash } from './route.ts';
import type { Route } from './route.ts';

/** The part of `window` that navigation needs. */
export interface HashHost {
  readonly location: { hash: string };
  addEventListener(type: 'hashchange', listener: () => void): void;
  removeEventListener(type: 'hashchange', listener: () => void): void;
}

export interface Navigation {
  readonly store: StoreApi<{ readonly route: Route }>;
  go(route: Route): void;
  dispose: Disposer;
}

/** The hash is the truth; the store follows it. */
export function createNavigation(host: HashHost): Navigation {
  const store = createStore<{ readonly route: Route }>(() => ({ route: parseRoute(host.location.hash) }));
  const follow = () => { store.setState({ route: parseRoute(host.location.hash) }); };
  host.addEventListener('hashchange', follow);
  return {
    store,
    go(route) {
      host.location.hash = routeHash(route);
      follow();
    },
    dispose: () => { host.removeEventListener('hashchange', follow); },
  };
}
