/** Suggestions in the ledger: another wording for a passage, and what became of it. */
import { assertNever } from '../assertNever.ts';
import type { KeptPassage } from './passages.ts';
import type { MarkedPassage } from './selectors.ts';
import type { Stamped } from './stamp.ts';

/** Longest wording, in UTF-16 units. */
export const MAX_WORDING = 10_000;

/** Marks that the words are to have, or (null) to lose. */
export interface SuggestedFormat {
  bold?: true | null | undefined;
  italic?: true | null | undefined;
  link?: { href: string } | null | undefined;
}

export type SuggestionEvent =
  /** `was` is how the passage read: its quote with nothing left out. */
  | {
      type: 'suggestion.made';
      annotation: string;
      passages: MarkedPassage[];
      was: string;
      text: string;
      format?: SuggestedFormat;
      note?: string;
    }
  | { type: 'suggestion.revised'; annotation: string; text: string }
  /** `client` is the Yjs client id under which the change of the text is written, and by which it is known to be. */
  | { type: 'suggestion.accepted'; annotation: string; proposer: string; client: number }
  | { type: 'suggestion.declined'; annotation: string; reason?: string }
  | { type: 'suggestion.withdrawn'; annotation: string; reason?: string }
  /** Its words are gone: to `other`, which was accepted on them, or (null) before what was accepted could be written. */
  | { type: 'suggestion.retired'; annotation: string; other: string | null };

export type SuggestionOutcome =
  | { kind: 'accepted'; by: string; at: string; client: number }
  | { kind: 'declined' | 'withdrawn'; by: string; at: string; reason?: string }
  | { kind: 'retired'; by: string; at: string; other: string | null };

export interface Suggestion {
  kind: 'suggestion';
  id: string;
  /** Exactly one, as it was when the wording was proposed; where it is now is told by the text. */
  passages: readonly KeptPassage[];
  opener: string;
  openedAt: string;
  /** How the passage read then, and how it should read. */
  was: string;
  text: string;
  /** How its words should look; null where that is to stay. */
  format: SuggestedFormat | null;
  note: string | null;
  /** Null while nobody has decided. */
  outcome: SuggestionOutcome | null;
}

type EventOf<T extends SuggestionEvent['type']> = Extract<Stamped<SuggestionEvent>, { type: T }>;

/** The suggestion that an event makes. */
export function madeSuggestion(event: EventOf<'suggestion.made'>): Suggestion {
  const { annotation: id, passages, actor: opener, at: openedAt, was, text, format: marks = null, note = null } = event;
  return { kind: 'suggestion', id, passages, opener, openedAt, was, text, format: marks, note, outcome: null };
}

type SettlingEvent = Exclude<Stamped<SuggestionEvent>, { type: 'suggestion.made' | 'suggestion.revised' }>;

function outcomeOf(event: SettlingEvent): SuggestionOutcome {
  const { actor: by, at } = event;
  switch (event.type) {
    case 'suggestion.accepted':
      return { kind: 'accepted', by, at, client: event.client };
    case 'suggestion.declined':
    case 'suggestion.withdrawn': {
      const kind = event.type === 'suggestion.declined' ? 'declined' : 'withdrawn';
      return event.reason === undefined ? { kind, by, at } : { kind, by, at, reason: event.reason };
    }
    case 'suggestion.retired':
      return { kind: 'retired', by, at, other: event.other };
    default:
      return assertNever(event);
  }
}

/** The suggestion after what was written or decided about it. */
export function changedSuggestion(
  suggestion: Suggestion,
  event: Exclude<Stamped<SuggestionEvent>, { type: 'suggestion.made' }>,
): Suggestion {
  if (event.type === 'suggestion.revised') return { ...suggestion, text: event.text };
  return { ...suggestion, outcome: outcomeOf(event) };
}
