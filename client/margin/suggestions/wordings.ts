/** How words read now that somebody suggests another wording for. */
import type { Hunk } from '../../../shared/text/wordDiff.ts';

/** A suggestion to be shown in the text. */
export interface ShownSuggestion {
  id: string;
  passage: string;
  was: string;
  text: string;
}

export interface PresentWording {
  /** Hard breaks as line ends. */
  text: string;
  /** What the suggestion would change, at offsets of `text`; null when its words were changed since. */
  hunks: Hunk[] | null;
}

/** By suggestion; null where the words are gone, or lie in several blocks. */
export type PresentWordings = ReadonlyMap<string, PresentWording | null>;
