/**
 * The reader's copy of the ledger: the same events in the same order as everyone's. Frames may arrive early, late or
 * twice (fan-out, the answer to an own command, a reconnect); only the sequence number decides, and a gap is asked for.
 */
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { evolveAll } from '../../shared/ledger/evolve.ts';
import { emptyLedger, type LedgerState } from '../../shared/ledger/state.ts';
import type { LedgerFrame } from '../../shared/protocol/frames.ts';
import type { Lookup } from './articleApi.ts';
import { createStore, type Readable } from './store.ts';

export interface LedgerClient {
  readonly state: Readable<LedgerState>;
  /** True once the server was heard: what is not in the state is not on the article. */
  readonly heard: Readable<boolean>;
  /** Takes events that follow `after`; asks the server for what lies between. */
  receive(frame: LedgerFrame): void;
  /** Asks for everything after the last event known; resolves when that is taken in or the server is out of reach. */
  catchUp(): Promise<void>;
}

/** Of `events` those that follow: what is known already is passed over, what comes after a gap is left for later. */
function followingOn(state: LedgerState, events: readonly LedgerEvent[]): LedgerEvent[] {
  const fresh = events.filter((event) => event.seq > state.seq);
  return fresh.filter((event, index) => event.seq === state.seq + 1 + index);
}

/**
 * `fetchEvents(after)` reads events from the server, in order; `onTaken` hears of each event once, when the state has
 * it.
 */
export function createLedgerClient(
  fetchEvents: (after: number) => Promise<Lookup<LedgerEvent[]>>,
  onTaken: (events: readonly LedgerEvent[]) => void = () => undefined,
): LedgerClient {
  const state = createStore(emptyLedger());
  const heard = createStore(false);
  let target = 0;
  let running: Promise<void> | null = null;

  const take = (events: readonly LedgerEvent[]) => {
    const following = followingOn(state.get(), events);
    if (following.length === 0) return;
    state.set(evolveAll(state.get(), following));
    onTaken(following);
  };
  const fetchMore = async () => {
    const found = await fetchEvents(state.get().seq);
    if (found.kind !== 'found') return false;
    take(found.value);
    heard.set(true);
    return found.value.length > 0 && state.get().seq < target;
  };
  const run = async () => {
    try {
      while (await fetchMore());
    } finally {
      running = null;
    }
  };
  const catchUp = () => {
    running ??= run();
    return running;
  };
  return {
    state,
    heard,
    catchUp,
    receive({ after, events }) {
      take(events);
      target = Math.max(target, after, ...events.map((event) => event.seq));
      if (state.get().seq < target) void catchUp();
    },
  };
}
