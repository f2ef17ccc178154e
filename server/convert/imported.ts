/** A document as it was read, before an article is made of it. */
import type { ImportNote, LeftOut } from '../../shared/intake/importReport.ts';
import type { NewBlock } from '../../shared/text/build.ts';

/** Somebody's words in the margin of the document. */
export interface ForeignComment {
  author: string;
  /** ISO 8601 in UTC; null where the document does not say. */
  at: string | null;
  text: string;
}

/** A thread of the document, to stand on the words that carry its `key` as a mark. */
export interface ForeignThread {
  key: string;
  comments: ForeignComment[];
  resolved: boolean;
  /** What it stood on, for a thread whose words are not in the article. */
  quote: string;
}

export interface ForeignPicture {
  /** Under which the figure names it, in `src`. */
  key: string;
  bytes: Uint8Array;
}

export interface Imported {
  blocks: NewBlock[];
  left: LeftOut[];
  notes: ImportNote[];
  threads: ForeignThread[];
  pictures: ForeignPicture[];
  /** What the document says of itself. */
  language: string | null;
  slug: string | null;
}

/** What was read of a document that has neither margin nor pictures. */
export function plainly(blocks: NewBlock[], left: LeftOut[] = []): Imported {
  return { blocks, left, notes: [], threads: [], pictures: [], language: null, slug: null };
}

/** Mark of the words that a thread stands on, until its passage has an id. */
export const THREAD_MARK = 'thread:';
/** Begins the `src` of a figure whose picture came along. */
export const PICTURE_SOURCE = 'picture:';
