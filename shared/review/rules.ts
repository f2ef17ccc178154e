/** What a desk decided about checking, beside its tags. */
import { z } from 'zod';

export const deskRules = z.strictObject({
  /** Share of the article's words that must be done, in percent. */
  coverage: z.number().int().min(0).max(100),
  /** How long a claim stays with who took it and does nothing, in minutes. */
  leaseMinutes: z.number().int().min(1).max(240),
});
export type DeskRules = z.infer<typeof deskRules>;

/** What every desk has until it chooses otherwise. */
export const DEFAULT_RULES: DeskRules = { coverage: 100, leaseMinutes: 15 };
