/**
 * Who may do what, in one table (product.md, Roles). The server asks it for every frame and command; the client asks the
 * same table, only to hide buttons. Roles are ordered: each has the rights of those before it.
 */
export const ROLES = ['viewer', 'commenter', 'checker', 'editor', 'chief'] as const;
export type Role = (typeof ROLES)[number];

const LOWEST_ROLE = {
  'article.read': 'viewer',
  'session.follow': 'viewer',
  'thread.write': 'commenter',
  'thread.resolveOwn': 'commenter',
  'thread.resolveAny': 'checker',
  'passage.handleOwn': 'commenter',
  'passage.handleAny': 'checker',
  'claim.work': 'checker',
  'article.handOver': 'checker',
  'session.lead': 'checker',
  'text.write': 'editor',
  'article.import': 'editor',
  'version.manage': 'editor',
  'article.assign': 'checker',
  'article.archive': 'editor',
  'article.delete': 'editor',
  'guest.invite': 'chief',
  'clearance.decide': 'chief',
  'desk.manage': 'chief',
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof LOWEST_ROLE;

/** True when `role` holds `permission`. */
export function may(role: Role, permission: Permission): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(LOWEST_ROLE[permission]);
}

/** Reads a role from outside; whatever is not one of the five is a viewer. */
export function roleFrom(value: unknown): Role {
  return ROLES.find((role) => role === value) ?? 'viewer';
}

/**
 * How far an API token reaches: with it, its owner has at most the role that stands at the same place in `ROLES`,
 * whatever role they have. With `manage` they have all that they have, their account and the installation included.
 */
export const SCOPES = ['read', 'comment', 'check', 'write', 'manage'] as const;
export type Scope = (typeof SCOPES)[number];

/** The lower of a role and what a scope reaches to. */
export function roleWithin(role: Role, scope: Scope): Role {
  return ROLES[Math.min(ROLES.indexOf(role), SCOPES.indexOf(scope))] ?? 'viewer';
}

/** True when a person with `giver` may hand out `given`: nobody gives more than they have. */
export function mayGive(giver: Role, given: Role): boolean {
  return may(giver, 'desk.manage') && ROLES.indexOf(given) <= ROLES.indexOf(giver);
}
