/** Searching, as the composition root joins it: what keeps the index, and what finds in it. */
import type { Identity } from '../identity/port.ts';
import type { Clock } from '../rooms/clock.ts';
import type { Decisions } from '../rooms/decisions.ts';
import type { Log } from '../rooms/log.ts';
import type { Storage } from '../storage/ports.ts';
import { createIndexer, type Indexer } from './indexer.ts';
import { createSearcher, type Searcher } from './searcher.ts';

export interface Search {
  searcher: Searcher;
  indexer: Indexer;
}

export interface SearchParts {
  storage: Storage;
  decisions: Pick<Decisions, 'reviewOf' | 'stateOf'>;
  accounts: Pick<Identity, 'namesOf'>;
  clock: Clock;
  log: Log;
}

export function createSearch({ storage, decisions, accounts, clock, log }: SearchParts): Search {
  const { reviewOf, stateOf } = decisions;
  return {
    indexer: createIndexer({ storage, reviewOf, clock: clock.now, timer: clock, log }),
    searcher: createSearcher({ search: storage.search, stateOf, namesOf: (people) => accounts.namesOf(people) }),
  };
}
