/** What may be asked about a passage whose words went, or that was put to words alone. */
import { z } from 'zod';
import { about, reason, target, uuid } from '../selectors.ts';

const aboutPassage = { ...about, passage: uuid };

export const passageCommands = [
  z.strictObject({ ...aboutPassage, type: z.literal('passage.reattach'), target }),
  z.strictObject({ ...aboutPassage, type: z.literal('passage.dismiss'), reason: reason.optional() }),
  z.strictObject({ ...aboutPassage, type: z.literal('passage.detach') }),
] as const;
