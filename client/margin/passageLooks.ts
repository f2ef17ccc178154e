/** How passages are to look, as the margin tells the editor. */

/** How a passage is drawn: a comment's as with a marker, a claim's underlined in the style of its state, a suggestion's with a hair line. */
export type PassageLook = 'note' | 'wording' | 'claim' | `claim-${ClaimTone}`;

/** How far a claim is: being checked, signed, cracked, wrong, or disputed. */
export type ClaimTone = 'work' | 'done' | 'stale' | 'wrong' | 'disputed';

export const isClaimLook = (look: PassageLook | undefined) => look?.startsWith('claim') ?? false;

/** Words that an annotation still on its way stands beside, in positions of the document. */
export interface PendingPassage {
  id: string;
  look: PassageLook;
  from: number;
  to: number;
}

export interface PassageLooks {
  /** By passage id; every other passage is left plain. */
  open: ReadonlyMap<string, PassageLook>;
  /** Passages of the active thread, resolved ones too. */
  active: ReadonlySet<string>;
  pending: readonly PendingPassage[];
  /** What a screen reader is told of a passage where it begins: attributes by passage id. */
  told: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

export const NO_LOOKS: PassageLooks = { open: new Map(), active: new Set(), pending: [], told: new Map() };
