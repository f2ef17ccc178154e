/** The chief's decisions on the article as a whole: waivers, and that this exact version may be published. */
import { assertNever } from '../assertNever.ts';
import type { Stamped } from './stamp.ts';

export type ClearanceEvent =
  /** `words`: how many words the blocker spoke of; a waiver does not hold for more. */
  | { type: 'clearance.waived'; blocker: string; reason: string; words: number }
  | {
      type: 'clearance.cleared';
      /** Hex sha-256 of the article's plain text. */
      version: string;
      /** Hex sha-256 of the desk's rules as they were. */
      rules: string;
      /** Keys of the waivers that it rests on. */
      waivers: string[];
      /** Of each sentence, the first 12 hex digits of its sha-256: tells later what was touched. */
      sentences: string[];
      /** The sentences themselves, in the same order; missing in ledgers of before they were kept. */
      wordings?: string[];
    }
  | { type: 'clearance.withdrawn'; reason?: string };

export interface Waiver {
  blocker: string;
  reason: string;
  words: number;
  by: string;
  at: string;
}

export interface Clearance {
  version: string;
  rules: string;
  waivers: readonly string[];
  sentences: readonly string[];
  wordings?: readonly string[];
  by: string;
  at: string;
}

export interface ClearanceState {
  /** By blocker; a later one takes the place of an earlier. */
  waivers: ReadonlyMap<string, Waiver>;
  /** The one that stands; null before the first and after it was withdrawn. */
  cleared: Clearance | null;
}

export const NOT_CLEARED: ClearanceState = { waivers: new Map(), cleared: null };

export function changedClearance(state: ClearanceState, event: Stamped<ClearanceEvent>): ClearanceState {
  const { actor: by, at } = event;
  switch (event.type) {
    case 'clearance.waived': {
      const { blocker, reason: why, words: count } = event;
      return { ...state, waivers: new Map(state.waivers).set(blocker, { blocker, reason: why, words: count, by, at }) };
    }
    case 'clearance.cleared': {
      const { version, rules, waivers, sentences, wordings } = event;
      const kept = wordings ? { wordings } : {};
      return { ...state, cleared: { version, rules, waivers, sentences, ...kept, by, at } };
    }
    case 'clearance.withdrawn':
      return { ...state, cleared: null };
    default:
      return assertNever(event);
  }
}
