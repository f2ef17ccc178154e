/** Half-written comments: notes on this computer, so that a reload, an Escape or a lost connection loses none of them. */
import type { Notes } from '../session/notes.ts';

export interface Draft {
  /** As it will be stored, mentions as tokens. */
  text: string;
  /** Hashes of pictures that the article has. */
  files: readonly string[];
}

export const EMPTY_DRAFT: Draft = { text: '', files: [] };

export interface Drafts {
  /** What was written at a place: a thread's id, `new`, or that of `editPlace`. */
  draft(place: string): Draft;
  /** Null where nothing was begun. */
  begun(place: string): Draft | null;
  keepDraft(place: string, draft: Draft): void;
}

/** Where a change of a comment is kept until it is sent. */
export const editPlace = (comment: string) => `edit:${comment}`;

const PREFIX = 'draft:';

export function createDrafts(notes: Notes): Drafts {
  const begun = (place: string): Draft | null => {
    const kept = notes.read(PREFIX + place);
    if (typeof kept === 'string') return { text: kept, files: [] };
    return kept as Draft | null;
  };
  return {
    begun,
    draft: (place) => begun(place) ?? EMPTY_DRAFT,
    keepDraft(place, draft) {
      if (draft.text === '' && draft.files.length === 0) notes.remove(PREFIX + place);
      else notes.write(PREFIX + place, draft);
    },
  };
}
