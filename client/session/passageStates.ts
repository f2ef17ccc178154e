/** What the server says of passages that do not simply stand in the text. */
import { isPlain, type PassageState } from '../../shared/passage/passageState.ts';
import type { PassagesFrame } from '../../shared/protocol/frames.ts';
import { createStore, type Readable } from './store.ts';

/** By passage id; null until the server has said anything in this visit. */
export type PassageStates = ReadonlyMap<string, PassageState> | null;

/** What of the states decides where annotations are listed, and whose names are needed for it. */
export interface LostPassages {
  /** Ids of the passages that have no words. */
  ids: ReadonlySet<string>;
  /** Ids of whoever took words away, where that is known. */
  removers: ReadonlySet<string>;
}

export interface PassageStatesClient {
  readonly states: Readable<PassageStates>;
  /** Null as long as the states are; the same object while words merely change, which they do with every key. */
  readonly lost: Readable<LostPassages | null>;
  receive(frame: PassagesFrame): void;
}

export function createPassageStates(): PassageStatesClient {
  const states = createStore<PassageStates>(null);
  const lost = createStore<LostPassages | null>(null);
  return {
    states,
    lost,
    receive({ all, passages }) {
      const next = new Map(all ? [] : states.get());
      for (const state of passages) {
        if (isPlain(state)) next.delete(state.id);
        else next.set(state.id, state);
      }
      states.set(next);
      lost.set(lostAmong([...next.values()], lost.get()));
    },
  };
}

function lostAmong(states: readonly PassageState[], before: LostPassages | null): LostPassages {
  const ids = new Set(states.filter(({ status }) => status === 'detached').map(({ id }) => id));
  const removers = new Set(states.flatMap(({ lost }) => lost?.by ?? []));
  const isSame = before !== null && hasSame(before.ids, ids) && hasSame(before.removers, removers);
  return isSame ? before : { ids, removers };
}

function hasSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && a.isSubsetOf(b);
}
