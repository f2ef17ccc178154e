/** What may be asked about a left-over of a CMS. */
import { z } from 'zod';
import { base, target } from '../selectors.ts';

/** The target lies in the left-over that is meant. */
export const residueCommands = [
  z.strictObject({ ...base, type: z.literal('residue.remove'), target }),
  z.strictObject({ ...base, type: z.literal('residue.keep'), target }),
] as const;
