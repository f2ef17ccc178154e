/** The shape of a desk's rules, as they are stored and sent. */
import { z } from 'zod';
import { ROLES } from '../permissions.ts';

export const deskRules = z.strictObject({
  /** Share of the article's words that must be done, in percent. */
  coverage: z.number().int().min(0).max(100),
  /** How long a claim stays with who took it and does nothing, in minutes. */
  leaseMinutes: z.number().int().min(1).max(240),
  /** The lowest role that is not let in without a second factor; null where nobody is asked for one. */
  secondFactor: z.enum(ROLES).nullable().default(null),
});
export type DeskRules = z.infer<typeof deskRules>;
