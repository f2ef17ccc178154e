import { useSyncExternalStore } from 'react';
import type { Readable } from '../session/store.ts';

/** The value of a store, kept current on screen. */
export function useStore<T>(store: Readable<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}
