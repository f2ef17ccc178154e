/** Telling what was decided to those who have the article open on this node, whichever node decided it. */
import { isGuest } from '../../shared/guest.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { eventsFor } from '../../shared/ledger/withhold.ts';
import type { LedgerStore } from '../storage/ports.ts';
import { createDecidedElsewhere, type DecidedElsewhere } from './decided.ts';
import type { Rooms } from './port.ts';

export interface TellingParts {
  rooms: Pick<Rooms, 'publish'>;
  ledgers: Pick<LedgerStore, 'read'>;
  stateOf(article: string): Promise<LedgerState>;
  onError(error: unknown): void;
}

export interface Telling {
  publish(article: string, events: readonly LedgerEvent[]): void;
  /** To everybody what they may read (R-EVIDENCE-6): of what was decided since, too. */
  publishSealed(article: string, events: readonly LedgerEvent[]): Promise<void>;
  /**
   * Tells what other nodes decide from event `seq` on, as long as the article is open here.
   * @param write brings what they decided into the text, where that is for this node to do.
   */
  follow(
    article: string,
    seq: number,
    write: (events: readonly LedgerEvent[]) => Promise<void>,
  ): DecidedElsewhere & { stop(): void };
}

export function createTelling({ rooms, ledgers, stateOf, onError }: TellingParts): Telling {
  /** Of the articles that are open here. */
  const followed = new Map<string, DecidedElsewhere>();

  function told(article: string, events: readonly LedgerEvent[], seenBy?: (person: string) => LedgerEvent[]): void {
    const [first] = events;
    if (!first) return;
    rooms.publish(article, first.seq - 1, [...events], seenBy);
    followed.get(article)?.told(events);
  }
  async function publishSealed(article: string, events: readonly LedgerEvent[]): Promise<void> {
    const state = await stateOf(article);
    told(article, events, (person) => eventsFor({ person, isMember: !isGuest(person) }, state, events));
  }
  return {
    publish: (article, events) => told(article, events),
    publishSealed,
    follow(article, seq, write) {
      const tell = (events: readonly LedgerEvent[]) => publishSealed(article, events);
      const decided = createDecidedElsewhere({ ledgers, article, seq, write, tell, onError });
      followed.set(article, decided);
      return {
        ...decided,
        stop() {
          if (followed.get(article) === decided) followed.delete(article);
        },
      };
    },
  };
}
