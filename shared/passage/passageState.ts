/** What there is to say of a passage that does not simply stand in the text. */
import type { SelectedTarget } from './target.ts';
import type { Quote } from './wording.ts';

/** The blocks that a passage stood in, as they were before it went; blocks parted by a line end. */
export interface FormerParagraph {
  before: string;
  words: string;
  after: string;
}

/** How the words of a passage went. */
export interface PassageLoss {
  /** Person id; null when nobody can tell. */
  by: string | null;
  /** ISO 8601, server time. */
  at: string;
  /** Its last words and what stood around them. */
  quote: Quote;
  paragraph: FormerParagraph;
}

/** A place in the present text where the words may belong. */
export interface PassageCandidate {
  /** As a command takes it. */
  target: SelectedTarget;
  /** What speaks for it, 0 to 1. */
  score: number;
}

/** Who changed what a passage says, when last. */
export interface PassageChange {
  /** Person ids; whoever had a part in it since the look before. */
  by: string[];
  /** ISO 8601, server time. */
  at: string;
}

export interface PassageState {
  id: string;
  status: 'anchored' | 'detached';
  /** Whether it was put to words alone, where none of its characters was left: a person is to confirm it. */
  reattached: boolean;
  /** Of a detached passage, and of a re-attached one until somebody confirms it; null where nobody saw it happen. */
  lost: PassageLoss | null;
  /** Of a detached passage: the likeliest first, at most three. */
  candidates: PassageCandidate[];
  /** The last change of what it says, beyond typography; null where nobody saw one. */
  changed: PassageChange | null;
}

/** True for a passage of which nobody has to be told anything. */
export function isPlain(state: PassageState): boolean {
  return !asksForCare(state) && state.changed === null;
}

/** True for a passage that somebody has to look at: its words are gone, or it was put to words alone. */
export function asksForCare({ status, reattached }: Pick<PassageState, 'status' | 'reattached'>): boolean {
  return status === 'detached' || reattached;
}
