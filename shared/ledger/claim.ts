/** Claims in the ledger: what may be asked, what happened, what it amounts to. */
import { z } from 'zod';
import { assertNever } from '../assertNever.ts';
import { about, type MarkedPassage, reason, target } from './selectors.ts';
import type { Stamped } from './stamp.ts';

/** A tag by its key letter. */
const tag = z.string().regex(/^[a-z]$/, 'one letter');

export const claimCommands = [
  z.strictObject({ ...about, type: z.literal('claim.open'), target, tag }),
  z.strictObject({ ...about, type: z.literal('claim.tag'), tag }),
  z.strictObject({ ...about, type: z.literal('claim.drop'), reason: reason.optional() }),
] as const;

export type ClaimEvent =
  | { type: 'claim.opened'; annotation: string; tag: string; passages: MarkedPassage[] }
  | { type: 'claim.tagged'; annotation: string; tag: string }
  | { type: 'claim.dropped'; annotation: string; reason?: string };

export interface Claim {
  kind: 'claim';
  id: string;
  /** As they were when each was marked; where they are now is told by the text. */
  passages: readonly MarkedPassage[];
  opener: string;
  openedAt: string;
  /** Key letter of its tag. */
  tag: string;
  /** Set once somebody decided that there is nothing to check after all. */
  dropped: { by: string; at: string; reason?: string } | null;
}

type EventOf<T extends ClaimEvent['type']> = Extract<Stamped<ClaimEvent>, { type: T }>;

/** The claim that an event opens. */
export function openedClaim(event: EventOf<'claim.opened'>): Claim {
  const { annotation: id, passages, actor: opener, at: openedAt, tag: letter } = event;
  return { kind: 'claim', id, passages, opener, openedAt, tag: letter, dropped: null };
}

/** The claim after what happened to it. */
export function changedClaim(claim: Claim, event: Exclude<Stamped<ClaimEvent>, { type: 'claim.opened' }>): Claim {
  switch (event.type) {
    case 'claim.tagged':
      return { ...claim, tag: event.tag };
    case 'claim.dropped': {
      const { actor: by, at, reason: why } = event;
      return { ...claim, dropped: why === undefined ? { by, at } : { by, at, reason: why } };
    }
    default:
      return assertNever(event);
  }
}
