/** What looks checkable in an article: proposals, which only a person turns into claims. */

export const PROPOSAL_KINDS = [
  'quote',
  'number',
  'date',
  'name',
  'hedge',
  'superlative',
  'money',
  'residue',
  'caption',
  'tk',
] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** A stretch of one block, in UTF-16 units of its text. */
export interface Mark {
  kind: ProposalKind;
  start: number;
  end: number;
}

/** A block as detection sees it: `type` as in `BLOCK_TYPES`, a hard break as U+2028, an embed as U+FFFC. */
export interface DetectBlock {
  readonly type: string;
  readonly text: string;
}

/** A mark in the article. `block` counts the blocks that were given. */
export interface Proposal extends Mark {
  block: number;
  /** Set where these words say plainly what the body only says with a hedge: the body's words. */
  drift?: { block: number; start: number; end: number };
}

/** The tag (its key letter in the desk's first set, product.md) that fits a kind. */
export const TAG_OF_KIND: Readonly<Record<ProposalKind, string>> = {
  quote: 'q',
  number: 'g',
  date: 'd',
  name: 'n',
  hedge: 'b',
  superlative: 's',
  money: 'g',
  residue: 'x',
  caption: 'i',
  tk: 't',
};
