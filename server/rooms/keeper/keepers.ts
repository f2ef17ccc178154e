/** One keeper per open article, made when the article is loaded and gone with its document. */
import type * as Y from 'yjs';
import type { PassageState } from '../../../shared/passage/passageState.ts';
import type { LiveText } from '../port.ts';
import type { WatcherFactory } from '../watcher.ts';
import { Keeper, type KeeperOptions } from './keeper.ts';

export interface Keepers {
  /** Give this to the rooms: a keeper follows each article while it is open. */
  watch: WatcherFactory;
  /** The keeper of this live text; the first call loads its records and starts it. */
  on(article: string, live: LiveText): Promise<Keeper>;
}

interface KeepersOptions
  extends Pick<KeeperOptions, 'passages' | 'texts' | 'ledgers' | 'schedule' | 'clock' | 'onError'> {
  tell: (article: string, states: PassageState[]) => void;
  /** Said after records of an article were saved; absent where there are no other nodes. */
  tellNodes?: ((article: string) => void) | undefined;
}

export function createKeepers(options: KeepersOptions): Keepers {
  const keepers = new WeakMap<Y.Doc, Promise<Keeper>>();
  async function start(article: string, live: LiveText): Promise<Keeper> {
    const records = await options.passages.load(article);
    const tell = (states: PassageState[]) => options.tell(article, states);
    const { tellNodes } = options;
    return new Keeper({ ...options, article, live, records, tell, tellNodes: tellNodes && (() => tellNodes(article)) });
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
      const look = () => void keeper.run().catch(options.onError);
      return {
        changed: () => keeper.changed(),
        grew: (what) => what === 'passages' && look(),
        dutyTaken: look,
        unload: () => keeper.close(),
        states: () => keeper.states(),
      };
    },
  };
}
