/** Ledgers as states, kept for the articles asked for last, and the check of a whole chain. */
import { type BrokenEntry, GENESIS_HASH, verifyChain } from '../../shared/ledger/chain.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { evolveAll } from '../../shared/ledger/evolve.ts';
import { emptyLedger, type LedgerState } from '../../shared/ledger/state.ts';
import type { LedgerStore } from '../storage/ports.ts';

/** Articles whose state is kept; a further one pushes out the one not asked for longest. */
const MOST_ARTICLES = 200;
/** Events read at once, so that a long ledger is never in memory twice. */
const PAGE = 1_000;

async function* eventsAfter(
  ledgers: Pick<LedgerStore, 'read'>,
  article: string,
  seq: number,
  page = PAGE,
): AsyncGenerator<LedgerEvent[]> {
  let after = seq;
  for (;;) {
    const events = await ledgers.read(article, after, page);
    if (events.length > 0) yield events;
    if (events.length < page) return;
    after = events.at(-1)?.seq ?? after;
  }
}

export interface LedgerCache {
  /** The state with every event that is durable at the time of the call. */
  stateOf(article: string): Promise<LedgerState>;
}

export function createLedgerCache(ledgers: LedgerStore): LedgerCache {
  const states = new Map<string, LedgerState>();

  /** States are values: of two readings that overlap, the one that got further is kept. */
  function remember(article: string, state: LedgerState): void {
    const held = states.get(article);
    states.delete(article);
    states.set(article, held && held.seq > state.seq ? held : state);
    const oldest = states.keys().next();
    if (states.size > MOST_ARTICLES && !oldest.done) states.delete(oldest.value);
  }

  return {
    async stateOf(article) {
      let state = states.get(article) ?? emptyLedger();
      for await (const events of eventsAfter(ledgers, article, state.seq)) state = evolveAll(state, events);
      remember(article, state);
      return state;
    },
  };
}

type BrokenLedger = {
  ok: false;
  /** The first place where something does not fit. */
  seq: number;
  /** `tail`: the store's head says that there were more; `unreadable`: what stands there is no event at all. */
  problem: 'gap' | 'hash' | 'seal' | 'tail' | 'unreadable';
  entry: BrokenEntry;
};
export type LedgerVerdict = { ok: true; seq: number; hash: string } | BrokenLedger;

/** What cannot be parsed, or has no canonical form. */
const isUnreadable = (error: unknown) => error instanceof SyntaxError || error instanceof TypeError;

type LedgerReader = Pick<LedgerStore, 'head' | 'read'>;

export async function verifyLedger(ledgers: LedgerReader, article: string): Promise<LedgerVerdict> {
  const head = await ledgers.head(article);
  let end = { seq: 0, hash: GENESIS_HASH };
  let atHead = head.seq === 0 && head.hash === GENESIS_HASH;

  async function broken(page: number): Promise<BrokenLedger | null> {
    for await (const events of eventsAfter(ledgers, article, end.seq, page)) {
      const verdict = verifyChain(events, end, true);
      if (!verdict.ok) return verdict;
      const headEvent = events.find((event) => event.seq === head.seq);
      if (headEvent?.hash === head.hash) atHead = true;
      end = { seq: verdict.seq, hash: verdict.hash };
    }
    return null;
  }

  let found: BrokenLedger | null;
  try {
    found = await broken(PAGE);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    // One at a time, up to the one that cannot be read.
    found = await broken(1).catch((again: unknown) => {
      if (!isUnreadable(again)) throw again;
      return { ok: false, seq: end.seq + 1, problem: 'unreadable', entry: null };
    });
  }
  if (found) return found;
  if (atHead) return { ok: true, ...end };
  return { ok: false, seq: Math.min(end.seq, head.seq) + 1, problem: 'tail', entry: null };
}
