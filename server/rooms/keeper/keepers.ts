/** One keeper per open article, made when the article is loaded and gone with its document. */
import type * as Y from 'yjs';
import type { PassageStore } from '../../storage/ports.ts';
import type { LiveText } from '../port.ts';
import type { WatcherFactory } from '../watcher.ts';
import { Keeper, type Schedule } from './keeper.ts';

export interface Keepers {
  /** Give this to the rooms: a keeper follows each article while it is open. */
  watch: WatcherFactory;
  /** The keeper of this live text; the first call loads its records and starts it. */
  on(article: string, live: LiveText): Promise<Keeper>;
}

export function createKeepers(options: {
  passages: PassageStore;
  schedule: Schedule;
  onError: (error: unknown) => void;
}): Keepers {
  const keepers = new WeakMap<Y.Doc, Promise<Keeper>>();
  async function start(article: string, live: LiveText): Promise<Keeper> {
    const records = await options.passages.load(article);
    return new Keeper({ ...options, article, live, records });
  }
  function on(article: string, live: LiveText): Promise<Keeper> {
    const started = keepers.get(live.doc) ?? start(article, live);
    keepers.set(live.doc, started);
    started.catch(() => keepers.delete(live.doc));
    return started;
  }
  return {
    on,
    async watch(article, live) {
      const keeper = await on(article, live);
      return { changed: () => keeper.changed(), unload: () => keeper.close() };
    },
  };
}
