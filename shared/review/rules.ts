/** What a desk decided about checking, beside its tags. */
import { ROLES, type Role } from '../permissions.ts';
import type { DeskRules } from './rulesSchema.ts';

/** What every desk has until it chooses otherwise. */
export const DEFAULT_RULES: DeskRules = { coverage: 100, leaseMinutes: 15, secondFactor: null };

/** Whether a desk lets somebody of this role in only with a second factor. */
export function asksSecondFactor({ secondFactor }: DeskRules, role: Role): boolean {
  return secondFactor !== null && ROLES.indexOf(role) >= ROLES.indexOf(secondFactor);
}
