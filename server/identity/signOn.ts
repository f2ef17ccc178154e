/**
 * Who a person of the sign-on provider is here: the account that came by it before, the one with the same verified address,
 * or a new one, where the provider gives a role. The desks that its roles name are the provider's: at every sign-in the
 * person has there what it gives now, and nothing where it gives nothing.
 */
import type { Role } from '../../shared/permissions.ts';
import type { Storage } from '../storage/ports.ts';
import type { Accounts, Person } from './accounts.ts';
import { grantedRoles, type RoleGrant } from './grantedRoles.ts';
import type { Profile } from './provider.ts';

type SignOnFault = 'signOn.email' | 'signOn.noRole';

interface SignOnParts {
  accounts: Accounts;
  storage: Pick<Storage, 'desks' | 'seen'>;
  grants: readonly RoleGrant[];
}

export interface SignOn {
  /** The account to sign in, brought up to date; or why there is none. */
  accountOf(profile: Profile): Promise<Person | { fault: SignOnFault }>;
}

export function createSignOn({ accounts, storage, grants }: SignOnParts): SignOn {
  const { desks, seen } = storage;

  async function isLastChief(desk: string, person: string): Promise<boolean> {
    const chiefs = (await desks.members(desk)).filter(({ role }) => role === 'chief');
    return chiefs.length === 1 && chiefs[0]?.person === person;
  }
  async function bringUpToDate(person: string, granted: ReadonlyMap<string, Role>): Promise<void> {
    const held = new Map((await desks.membershipsOf(person)).map(({ desk, role }) => [desk, role]));
    const named = new Set(grants.map(({ desk }) => desk));
    for (const { id, slug } of (await desks.desks()).filter((desk) => named.has(desk.slug))) {
      const role = granted.get(slug);
      if (role === held.get(id) || (role !== 'chief' && (await isLastChief(id, person)))) continue;
      if (role) await desks.setMember({ desk: id, person, role });
      else {
        await desks.removeMember(id, person);
        await seen.forget(id, person);
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
      }
      await bringUpToDate(person.id, granted);
      return person;
    },
  };
}
