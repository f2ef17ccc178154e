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

/** Folds `events` into `state`: those already known are passed over, those after a gap are left for later. */
function fold(state: LedgerState, events: readonly LedgerEvent[]): LedgerState {
  const fresh = events.filter((event) => event.seq > state.seq);
  const following = fresh.filter((event, index) => event.seq === state.seq + 1 + index);
  return following.length > 0 ? evolveAll(state, following) : state;
}

/** `fetchEvents(after)` reads events from the server, in order. */
export function createLedgerClient(fetchEvents: (after: number) => Promise<Lookup<LedgerEvent[]>>): LedgerClient {
  const state = createStore(emptyLedger());
  const heard = createStore(false);
  let target = 0;
  let running: Promise<void> | null = null;

  const fetchMore = async () => {
    const found = await fetchEvents(state.get().seq);
    if (found.kind !== 'found') return false;
    state.set(fold(state.get(), found.value));
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
      state.set(fold(state.get(), events));
      target = Math.max(target, after, ...events.map((event) => event.seq));
      if (state.get().seq < target) void catchUp();
    },
  };
}
