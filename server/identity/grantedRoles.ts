/** Roles that a sign-on provider gives: which value of a claim is which role on which desk. */
import { ROLES, type Role } from '../../shared/permissions.ts';

export interface RoleGrant {
  /** Of the claim. */
  value: string;
  /** Slug of a desk. */
  desk: string;
  role: Role;
}

/** Reads `factcheck=newsroom:checker,chiefs=newsroom:chief`; null where that is not what it says. */
export function readGrants(text: string): RoleGrant[] | null {
  const grants: RoleGrant[] = [];
  for (const part of text.split(',')) {
    const [, value, desk, name] = /^\s*(.+)=([a-z0-9-]+):([a-z]+)\s*$/.exec(part) ?? [];
    const role = ROLES.find((each) => each === name);
    if (!value || !desk || !role) return null;
    grants.push({ value, desk, role });
  }
  return grants;
}

/** The values that a claim holds: one string, or a list of strings. Whatever else it is counts for nothing. */
function valuesIn(claim: unknown): string[] {
  const all: unknown[] = Array.isArray(claim) ? claim : [claim];
  return all.filter((value) => typeof value === 'string');
}

/** The highest role on each desk that a claim gives, by slug. Values are compared whole. */
export function grantedRoles(grants: readonly RoleGrant[], claim: unknown): Map<string, Role> {
  const values = new Set(valuesIn(claim));
  const roles = new Map<string, Role>();
  for (const { value, desk, role } of grants) {
    const held = roles.get(desk);
    const isHigher = held === undefined || ROLES.indexOf(role) > ROLES.indexOf(held);
    if (values.has(value) && isHigher) roles.set(desk, role);
  }
  return roles;
}
