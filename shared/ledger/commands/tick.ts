/** What may be asked about the signatures of a claim. */
import { z } from 'zod';
import { verdict } from '../../review/verdictSchema.ts';
import { about, reason, uuid } from '../selectors.ts';

export const tickCommands = [
  z.strictObject({
    ...about,
    type: z.literal('claim.tick'),
    verdict,
    /** With *change*: the suggestion that it rests on; left out, the one open on its words. */
    suggestion: uuid.optional(),
    note: reason.optional(),
  }),
  /** Takes one's own latest tick back. */
  z.strictObject({ ...about, type: z.literal('claim.untick'), reason: reason.optional() }),
  /** All ticks so far no longer count: somebody does not agree, or knows more. */
  z.strictObject({ ...about, type: z.literal('claim.reopen'), reason: reason.optional() }),
] as const;
