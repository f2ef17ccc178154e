/** What an article's ledger amounts to: the same events give the same state on the server and on every screen. */
import { assertNever } from '../assertNever.ts';
import { GENESIS_HASH } from './chain.ts';
import type { Claim } from './claim.ts';
import { type ClearanceState, NOT_CLEARED } from './clearance.ts';
import type { HandledResidue } from './residue.ts';
import type { Sentence } from './sentence.ts';
import type { Sessions } from './sessionState.ts';
import type { Suggestion } from './suggestion.ts';
import { isEmptied, type Thread } from './thread.ts';
import { NO_VERSIONS, type VersionsState } from './versions.ts';

export type Annotation = Thread | Claim | Suggestion | Sentence;

export interface LedgerState {
  /** Of the last event; 0 before the first. */
  seq: number;
  hash: string;
  /** By id, in the order opened. */
  annotations: ReadonlyMap<string, Annotation>;
  clearance: ClearanceState;
  /** By id, in the order started; at most one of them runs. */
  sessions: Sessions;
  /** Left-overs of a CMS that were handled, in order. */
  residue: readonly HandledResidue[];
  versions: VersionsState;
}

export function emptyLedger(): LedgerState {
  return {
    seq: 0,
    hash: GENESIS_HASH,
    annotations: new Map(),
    clearance: NOT_CLEARED,
    sessions: new Map(),
    residue: [],
    versions: NO_VERSIONS,
  };
}

/** The article's annotations of one kind, in the order opened. */
export function annotationsOf<K extends Annotation['kind']>(
  state: LedgerState,
  kind: K,
): Extract<Annotation, { kind: K }>[] {
  return [...state.annotations.values()].filter((each): each is Extract<Annotation, { kind: K }> => each.kind === kind);
}

/** The first words that it was opened on; null where it has none, or there is no such annotation. */
export function quoteOf(state: LedgerState, annotation: string): string | null {
  return state.annotations.get(annotation)?.passages[0]?.quote.exact ?? null;
}

/** True for what nobody is shown: of a thread every comment was deleted. */
export function isHidden(annotation: Annotation): boolean {
  return annotation.kind === 'thread' && isEmptied(annotation);
}

/** True while somebody still has something to do about it. */
export function isOpen(annotation: Annotation): boolean {
  switch (annotation.kind) {
    case 'thread':
      return annotation.resolution === null;
    case 'claim':
      return annotation.dropped === null;
    case 'suggestion':
      return annotation.outcome === null;
    case 'sentence':
      return annotation.restored === null;
    default:
      return assertNever(annotation);
  }
}
