/** What a chief may ask about the article as a whole. */
import { z } from 'zod';
import { base, reason, words } from '../selectors.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const clearanceCommands = [
  /** `blocker` by its key, as `blockersOf` gives it. */
  z.strictObject({
    ...base,
    type: z.literal('clearance.waive'),
    blocker: z.string().min(1).max(200),
    reason: words.trim().min(1).max(2_000),
  }),
  /** `version`: hex sha-256 of the text that its sender read; another text is not cleared by it. */
  z.strictObject({ ...base, type: z.literal('clearance.clear'), version: hash.optional() }),
  z.strictObject({ ...base, type: z.literal('clearance.withdraw'), reason: reason.optional() }),
] as const;
