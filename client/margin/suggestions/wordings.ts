/** How words read now that somebody suggests another wording for. */
import type { SuggestedFormat } from '../../../shared/ledger/suggestion.ts';
import type { Hunk } from '../../../shared/text/wordDiff.ts';

/** A suggestion to be shown in the text. */
export interface ShownSuggestion {
  id: string;
  passage: string;
  was: string;
  text: string;
  format: SuggestedFormat | null;
}

export interface PresentWording {
  /** A hard break is a line end, the end of a block U+2029. */
  text: string;
  /** How the suggestion wants them. */
  proposed: string;
  /** What the suggestion would change, at offsets of `text`; null when its words were changed since. */
  hunks: Hunk[] | null;
}

/** By suggestion; null where the words are gone. */
export type PresentWordings = ReadonlyMap<string, PresentWording | null>;
