/** What the news of articles needs of a store: how it is followed, and where it waits for people and programs. */
import type { HookStore } from './hookPort.ts';
import type { InboxStore, StandingStore } from './inboxPort.ts';
import type { LetterStore } from './letterPort.ts';
import type { ReaderStore } from './readerPort.ts';

export interface NewsStores {
  readers: ReaderStore;
  inbox: InboxStore;
  standings: StandingStore;
  hooks: HookStore;
  letters: LetterStore;
}
