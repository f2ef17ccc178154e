/** What may be asked about a sentence in which there is nothing to check. */
import { z } from 'zod';
import { about, target } from '../selectors.ts';

export const sentenceCommands = [
  z.strictObject({ ...about, type: z.literal('sentence.clear'), target }),
  z.strictObject({ ...about, type: z.literal('sentence.restore') }),
] as const;
