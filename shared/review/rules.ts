/** What a desk decided about checking, beside its tags. */
import { z } from 'zod';
import { ROLES, type Role } from '../permissions.ts';

export const deskRules = z.strictObject({
  /** Share of the article's words that must be done, in percent. */
  coverage: z.number().int().min(0).max(100),
  /** How long a claim stays with who took it and does nothing, in minutes. */
  leaseMinutes: z.number().int().min(1).max(240),
  /** The lowest role that is not let in without a second factor; null where nobody is asked for one. */
  secondFactor: z.enum(ROLES).nullable().default(null),
});
export type DeskRules = z.infer<typeof deskRules>;

/** What every desk has until it chooses otherwise. */
export const DEFAULT_RULES: DeskRules = { coverage: 100, leaseMinutes: 15, secondFactor: null };

/** Whether a desk lets somebody of this role in only with a second factor. */
export function asksSecondFactor({ secondFactor }: DeskRules, role: Role): boolean {
  return secondFactor !== null && ROLES.indexOf(role) >= ROLES.indexOf(secondFactor);
}
