/**
 * What was decided on other nodes, told to those who have the article open on this one: each event once and in order, from
 * the ledger, to everybody what they may read. Where this node has the duty, the text comes first, as for its own.
 */
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import type { LedgerStore } from '../storage/ports.ts';

export interface DecidedElsewhere {
  /** These events were told here by whoever decided them. */
  told(events: readonly LedgerEvent[]): void;
  /** The ledger has events up to `seq`, or an unknown number of new ones. */
  grew(seq?: number): void;
}

export interface DecidedParts {
  ledgers: Pick<LedgerStore, 'read'>;
  article: string;
  /** The last event that those who join are told of. */
  seq: number;
  /** Brings into the text what these events decided, where that is for this node to do. */
  write(events: readonly LedgerEvent[]): Promise<unknown>;
  tell(events: readonly LedgerEvent[]): Promise<void>;
  onError(error: unknown): void;
}

/** Events told at once. */
const PAGE = 500;

export function createDecidedElsewhere({
  ledgers,
  article,
  write,
  tell,
  onError,
  ...from
}: DecidedParts): DecidedElsewhere {
  let { seq } = from;
  let work: Promise<void> = Promise.resolve();

  async function catchUp(): Promise<void> {
    for (;;) {
      const events = await ledgers.read(article, seq, PAGE);
      const last = events.at(-1);
      if (!last) return;
      await write(events);
      seq = Math.max(seq, last.seq);
      await tell(events);
    }
  }
  return {
    told(events) {
      const [first] = events;
      // Where others decided in between, all of it is told from the ledger; what is told twice is passed over.
      if (first?.seq === seq + 1) seq = events.at(-1)?.seq ?? seq;
    },
    grew(known) {
      if (known !== undefined && known <= seq) return;
      work = work.then(catchUp).catch(onError);
    },
  };
}
