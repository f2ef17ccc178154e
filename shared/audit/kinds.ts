/** What the audit of an installation tells of, in groups as it is looked through. The names are stored: none is ever renamed. */
export const AUDIT_GROUPS = {
  people: [
    'person.invited',
    'invite.withdrawn',
    'person.joined',
    'role.changed',
    'member.removed',
    'member.left',
    'account.made',
    'account.removed',
  ],
  access: [
    'signIn.done',
    'signIn.failed',
    'password.changed',
    'session.ended',
    'sessions.ended',
    'passwordLink.made',
    'passwordLink.used',
    'secondFactor.set',
    'secondFactor.removed',
    'passkey.added',
    'passkey.removed',
  ],
  tokens: ['token.made', 'token.withdrawn'],
  articles: ['article.binned', 'article.restored', 'article.purged', 'article.archived', 'article.unarchived'],
  exports: ['article.exported', 'audit.exported'],
  settings: ['desk.made', 'settings.changed'],
  guests: ['guestLink.made', 'guestLink.used', 'guestLink.withdrawn'],
  hooks: ['hook.made', 'hook.changed', 'hook.removed'],
} as const;

export type AuditGroup = keyof typeof AUDIT_GROUPS;
export type AuditKind = (typeof AUDIT_GROUPS)[AuditGroup][number];

export const GROUPS = Object.keys(AUDIT_GROUPS) as AuditGroup[];
export const KINDS: readonly AuditKind[] = Object.values(AUDIT_GROUPS).flat();

/** What an entry is about, by its id; names are looked up by who reads. */
export const AUDIT_SUBJECTS = ['person', 'article', 'desk', 'token', 'guestLink', 'hook'] as const;
export interface AuditSubject {
  kind: (typeof AUDIT_SUBJECTS)[number];
  id: string;
}

/** Ids, figures and words that the program made: nothing that a person typed. */
export type AuditDetails = Record<string, string | number | boolean | null>;

/** Ids and names of the program's own; no blank, so that no sentence, name or headline fits. */
const WORD = /^[\w.:,-]{0,200}$/;

/** @throws Error where a detail could hold what somebody wrote. */
export function checkDetails(details: AuditDetails): void {
  for (const [key, value] of Object.entries(details)) {
    if (typeof value === 'string' && !WORD.test(value)) throw new Error(`the audit takes no free text in ${key}`);
  }
}
