/** What can be found. */
export const SEARCH_KINDS = ['article', 'claim', 'evidence', 'comment'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** In UTF-16 units; what is typed beyond that is not looked at. */
export const LONGEST_QUERY = 200;

/** A piece of something that is shown to whoever searched: `hit` where it is what they asked for. */
export interface MarkedPart {
  text: string;
  hit: boolean;
}
