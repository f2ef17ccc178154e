/** Sentences of which a reader found that there is nothing to check in them, one at a time. */
import type { KeptPassage } from './passages.ts';
import type { MarkedPassage } from './selectors.ts';
import type { Stamped } from './stamp.ts';

export type SentenceEvent =
  /** `was` is how it read: what stands later is compared with that. */
  | { type: 'sentence.cleared'; annotation: string; passages: MarkedPassage[]; was: string }
  | { type: 'sentence.restored'; annotation: string };

export interface Sentence {
  kind: 'sentence';
  id: string;
  /** Exactly one, as it was when it was read. */
  passages: readonly KeptPassage[];
  opener: string;
  openedAt: string;
  was: string;
  /** Set once somebody took it back. */
  restored: { by: string; at: string } | null;
}

type EventOf<T extends SentenceEvent['type']> = Extract<Stamped<SentenceEvent>, { type: T }>;

export function clearedSentence(event: EventOf<'sentence.cleared'>): Sentence {
  const { annotation: id, passages, actor: opener, at: openedAt, was } = event;
  return { kind: 'sentence', id, passages, opener, openedAt, was, restored: null };
}

export function restoredSentence(sentence: Sentence, { actor: by, at }: EventOf<'sentence.restored'>): Sentence {
  return { ...sentence, restored: { by, at } };
}
