/**
 * Who a person of the sign-on provider is here: the account that came by it before, the one with the same verified address,
 * or a new one, where the provider gives a role. The desks that its roles name are the provider's: at every sign-in the
 * person has there what it gives now, and nothing where it gives nothing.
 */
import type { Role } from '../../shared/permissions.ts';
import type { Audit } from '../audit.ts';
import type { Storage } from '../storage/ports.ts';
import type { Accounts, Person } from './accounts.ts';
import { grantedRoles, type RoleGrant } from './grantedRoles.ts';
import { isLastChief, leaveDesk } from './leaving.ts';
import type { Profile } from './provider.ts';

type SignOnFault = 'signOn.email' | 'signOn.noRole';

interface SignOnParts {
  accounts: Accounts;
  storage: Pick<Storage, 'desks' | 'seen' | 'inbox' | 'board'>;
  audit: Audit;
  grants: readonly RoleGrant[];
}

export interface SignOn {
  /** The account to sign in, brought up to date; or why there is none. */
  accountOf(profile: Profile): Promise<Person | { fault: SignOnFault }>;
}

/** In the audit: nobody here did it. */
const BY_PROVIDER = { by: 'provider' };

export function createSignOn({ accounts, storage, audit, grants }: SignOnParts): SignOn {
  const { desks } = storage;

  async function bringUpToDate(person: string, granted: ReadonlyMap<string, Role>): Promise<void> {
    const held = new Map((await desks.membershipsOf(person)).map(({ desk, role }) => [desk, role]));
    const named = new Set(grants.map(({ desk }) => desk));
    for (const { id, slug } of (await desks.desks()).filter((desk) => named.has(desk.slug))) {
      const role = granted.get(slug);
      const before = held.get(id);
      if (role === before || (role !== 'chief' && (await isLastChief(storage, id, person)))) continue;
      const subject = { kind: 'person', id: person } as const;
      if (role) {
        await desks.setMember({ desk: id, person, role });
        await audit.record('role.changed', null, subject, { desk: id, from: before ?? null, to: role, ...BY_PROVIDER });
      } else {
        await leaveDesk(storage, id, person);
        await audit.record('member.removed', null, subject, { desk: id, ...BY_PROVIDER });
      }
    }
  }
  async function known({ account, email, isEmailVerified }: Profile): Promise<Person | null> {
    const before = await accounts.findByProvider(account);
    if (before || !isEmailVerified || email === null) return before;
    const same = await accounts.findByEmail(email);
    if (same) await accounts.linkProvider(same, account);
    return same;
  }

  return {
    async accountOf(profile) {
      const granted = grantedRoles(grants, profile.roles);
      let person = await known(profile);
      if (!person) {
        const { email, isEmailVerified, name, account } = profile;
        if (email === null || !isEmailVerified) return { fault: 'signOn.email' };
        if (granted.size === 0) return { fault: 'signOn.noRole' };
        person = await accounts.createByProvider({ name, email, account });
        if (person) await audit.record('account.made', person.id, null, { owner: person.owner, ...BY_PROVIDER });
        // The same person, signing in twice at once, was made by the other.
        else person = await known(profile);
        if (!person) return { fault: 'signOn.email' };
      }
      await bringUpToDate(person.id, granted);
      return person;
    },
  };
}
