import { useSyncExternalStore } from 'react';
import type { Readable } from '../session/store.ts';

/** The value of a store, kept current on screen. */
export function useStore<T>(store: Readable<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** What `select` makes of a store's value; a screen is drawn again only when that changes (`Object.is`). */
export function useSelected<T, S>(store: Readable<T>, select: (value: T) => S): S {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
