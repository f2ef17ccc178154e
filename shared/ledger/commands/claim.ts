/** What may be asked about a claim. */
import { z } from 'zod';
import { tagKey } from '../../review/tagSchema.ts';
import { about, reason, target } from '../selectors.ts';
import { claimWorkCommands } from './claimWork.ts';
import { evidenceCommands } from './evidence.ts';
import { tickCommands } from './tick.ts';

export const claimCommands = [
  z.strictObject({ ...about, type: z.literal('claim.open'), target, tag: tagKey }),
  z.strictObject({ ...about, type: z.literal('claim.tag'), tag: tagKey }),
  z.strictObject({ ...about, type: z.literal('claim.addPassage'), target }),
  z.strictObject({ ...about, type: z.literal('claim.drop'), reason: reason.optional() }),
  ...claimWorkCommands,
  ...tickCommands,
  ...evidenceCommands,
] as const;
