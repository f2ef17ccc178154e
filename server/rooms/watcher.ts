/** Somebody on the server who follows a live article, such as the keeper of its passages. */
import type { PassageState } from '../../shared/passage/passageState.ts';
import type { LiveText } from './port.ts';

export interface Watcher {
  /** Called once for each turn in which the text changed, from whatever origin, before that change is committed. */
  changed(): void;
  /** The room is leaving memory; all of it is saved. */
  unload(): void;
  /**
   * On another node something was decided (`ledger`, up to event `seq` where that is known) or looked after
   * (`passages`): the store has it.
   */
  grew?(what: 'ledger' | 'passages', seq?: number): void;
  /** This node has the duty of the article from now on; until a moment ago another had. */
  dutyTaken?(): void;
  /** What whoever joins is to be told of passages that do not simply stand in the text. */
  states?(): PassageState[];
}

/** Called when a room has been loaded; the room opens once this has resolved. */
export type WatcherFactory = (article: string, live: LiveText) => Watcher | Promise<Watcher>;
