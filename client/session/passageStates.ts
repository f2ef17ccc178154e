/** What the server says of passages that do not simply stand in the text. */
import { isPlain, type PassageState } from '../../shared/passage/passageState.ts';
import type { PassagesFrame } from '../../shared/protocol/frames.ts';
import { createStore, type Readable } from './store.ts';

/** By passage id; null until the server has said anything in this visit. */
export type PassageStates = ReadonlyMap<string, PassageState> | null;

export interface PassageStatesClient {
  readonly states: Readable<PassageStates>;
  receive(frame: PassagesFrame): void;
}

export function createPassageStates(): PassageStatesClient {
  const states = createStore<PassageStates>(null);
  return {
    states,
    receive({ all, passages }) {
      const next = new Map(all ? [] : states.get());
      for (const state of passages) {
        if (isPlain(state)) next.delete(state.id);
        else next.set(state.id, state);
      }
      states.set(next);
    },
  };
}
