/**
 * Links that set a new password: 256 bits, stored as their SHA-256 only, good once and for an hour. They sign nobody in, so that a second factor is asked for as ever.
 */
import { createHash } from 'node:crypto';
import type { Auth } from './auth.ts';
import { type PasswordFault, passwordFault } from './passwords.ts';

const LIFE_MS = 3_600_000;
/** Whoever asks for letters to somebody else's address fills no mailbox with them. */
const BETWEEN_LETTERS_MS = 5 * 60_000;
const KIND = 'reset:';
/** The account library's name for signing in with a password. */
const PASSWORD = 'credential';

export interface Resets {
  /** Makes a link's token for an account, and ends those of before; the only moment at which it can be read. */
  make(person: string): Promise<{ token: string; expiresAt: number }>;
  /**
   * Makes the token for a letter that anybody may ask for, so it ends no other; null where a link was made a moment
   * ago, or where the person has no password.
   */
  makeForLetter(person: string): Promise<string | null>;
  /**
   * Sets the password, ends every session and whatever sign-in was begun, and gives whose it is; tells what is wrong
   * otherwise, and after a password that will not do the link is good still.
   */
  use(token: string, next: string): Promise<{ person: string } | { fault: PasswordFault | 'reset.ended' }>;
}

interface ResetParts {
  auth: Auth;
  clock: () => number;
  randomToken: () => string;
}

/** The token stands behind the `#`: no server, log or referrer is told of it. */
export const resetLink = (publicUrl: string, token: string): string => `${publicUrl}/reset#${token}`;

const identifierOf = (token: string) => KIND + createHash('sha256').update(token).digest('hex');

export async function createResets({ auth, clock, randomToken }: ResetParts): Promise<Resets> {
  const { adapter, internalAdapter, password } = await auth.$context;
  const linksOf = (person: string) => [
    { field: 'value', value: person },
    { field: 'identifier', operator: 'starts_with' as const, value: KIND },
  ];
  async function add(person: string) {
    const token = randomToken();
    const expiresAt = clock() + LIFE_MS;
    const row = { identifier: identifierOf(token), value: person, expiresAt: new Date(expiresAt) };
    await internalAdapter.createVerificationValue(row);
    return { token, expiresAt };
  }
  const hasPassword = async (person: string) =>
    (await internalAdapter.findAccounts(person)).some(({ providerId }) => providerId === PASSWORD);
  async function setPassword(person: string, hash: string): Promise<void> {
    const account = { userId: person, providerId: PASSWORD, accountId: person, password: hash };
    if (await hasPassword(person)) await internalAdapter.updatePassword(person, hash);
    else await internalAdapter.linkAccount(account);
  }
  return {
    async make(person) {
      await adapter.deleteMany({ model: 'verification', where: linksOf(person) });
      return add(person);
    },
    async makeForLetter(person) {
      const links = await adapter.findMany<{ expiresAt: Date }>({ model: 'verification', where: linksOf(person) });
      const fresh = clock() + LIFE_MS - BETWEEN_LETTERS_MS;
      if (links.some(({ expiresAt }) => new Date(expiresAt).getTime() > fresh)) return null;
      return (await hasPassword(person)) ? (await add(person)).token : null;
    },
    async use(token, next) {
      const found = await internalAdapter.findVerificationValue(identifierOf(token));
      if (!found || new Date(found.expiresAt).getTime() <= clock()) return { fault: 'reset.ended' };
      const person = await internalAdapter.findUserById(found.value);
      if (!person) return { fault: 'reset.ended' };
      const fault = passwordFault(next, person);
      if (fault) return { fault };
      const hash = await password.hash(next);
      if (!(await internalAdapter.consumeVerificationValue(identifierOf(token)))) return { fault: 'reset.ended' };
      await setPassword(person.id, hash);
      // With them go sign-ins that wait for a code: they were begun with the password of before.
      await adapter.deleteMany({ model: 'verification', where: [{ field: 'value', value: person.id }] });
      await adapter.deleteMany({ model: 'session', where: [{ field: 'userId', value: person.id }] });
      return { person: person.id };
    },
  };
}
