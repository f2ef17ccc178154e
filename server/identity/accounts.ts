/** Accounts, their sessions and tokens: everything that a person or the command line may do to them. */
import type { PasskeyStore } from '../storage/passkeyPort.ts';
import type { PeopleStore } from '../storage/peoplePorts.ts';
import {
  type CredentialParts,
  type Credentials,
  createCredentials,
  isLiveSession,
  type SessionRow,
  type UserRow,
} from './credentials.ts';
import { type PasswordFault, passwordFault } from './passwords.ts';
import type { Identity } from './port.ts';
import type { SessionWay } from './signedInAs.ts';
import { createTokens, type Tokens } from './tokens.ts';

type Language = 'en' | 'nl';

/** Before the number of somebody whose account was removed. */
const REMOVED: Record<Language, string> = { en: 'Removed person', nl: 'Verwijderde persoon' };

export interface Person {
  id: string;
  name: string;
  email: string;
  owner: boolean;
  language: Language;
  /** Whether signing in with the password asks for a second factor. */
  secondFactor: boolean;
}
interface NewPerson {
  name: string;
  email: string;
  password: string;
  owner: boolean;
}
interface SessionSummary {
  id: string;
  createdAt: string;
  expiresAt: string;
  userAgent: string;
}
export interface Accounts extends Identity, Credentials, Tokens {
  anyone(): Promise<boolean>;
  find(person: string): Promise<Person | null>;
  findByEmail(email: string): Promise<Person | null>;
  /** Makes an account, or says why not. */
  create(person: NewPerson): Promise<Person | { fault: PasswordFault | 'email.taken' }>;
  /** Whoever came by this account of the sign-on provider before. */
  findByProvider(account: string): Promise<Person | null>;
  /**
   * Gives a person's account to whom the provider says that they are. Whoever made it may be somebody else: every session
   * and token ends, and passkeys and password go, but for an owner’s, who keeps a way in when the provider is away.
   */
  linkProvider(person: Person, account: string): Promise<void>;
  /** Null where somebody has the address by now. */
  createByProvider(given: { name: string; email: string; account: string }): Promise<Person | null>;
  /** Begins a session by another way than a password; gives its cookies. */
  signInAs(person: string, way: SessionWay, userAgent: string): Promise<string[]>;
  /** Takes an account away with its sessions and tokens: one that was just made, or one whose person is removed. */
  remove(person: string): Promise<void>;
  /** Every account, by name. */
  everyone(): Promise<Person[]>;
  owners(): Promise<number>;
  /** Where people are signed in now: how often, by person. */
  countSessions(): Promise<Map<string, number>>;
  change(person: string, change: { name?: string; language?: Language }): Promise<void>;
  /** Changes a password and ends all sessions but the one named; says what is wrong otherwise. */
  changePassword(
    person: string,
    given: { current: string; next: string; keep: string | null },
  ): Promise<PasswordFault | 'password.wrong' | null>;
  hasPassword(person: string): Promise<boolean>;
  /** Whether a desk of theirs lets them in only with a second factor. */
  needsSecondFactor(person: string): Promise<boolean>;
  /** Whether this is their password; null for somebody who has none. */
  isPassword(person: string, password: string): Promise<boolean | null>;
  sessions(person: string): Promise<SessionSummary[]>;
  /** When a session began, milliseconds; null where it is no session of theirs. */
  sessionBegan(person: string, session: string): Promise<number | null>;
  /** Ends all sessions of a person, but for the credential to keep. */
  endSessions(person: string, keep: string | null): Promise<void>;
  endSession(person: string, session: string): Promise<boolean>;
  /** Answers the library's own routes (sign-in, sign-out). */
  handle(request: Request): Promise<Response>;
}

/** Tables of the library's whose rows belong to a person, beside sessions and accounts. */
const OWNED = ['twoFactor'];
/** Of accounts that the sign-on provider vouches for. */
const PROVIDER = 'provider';
/** More than any person has; the library's own default is 100. */
const MANY = 10_000;

function personOf(row: UserRow): Person {
  const { id, name, email } = row;
  return {
    id,
    name,
    email,
    owner: row.owner === true,
    language: row.language === 'nl' ? 'nl' : 'en',
    secondFactor: row.twoFactorEnabled === true,
  };
}

export async function createAccounts(
  parts: CredentialParts,
  { people, passkeys }: { people: Pick<PeopleStore, 'removed'>; passkeys: Pick<PasskeyStore, 'removeAll'> },
): Promise<Accounts> {
  const { auth, clock, idleMs, needsSecondFactor } = parts;
  const { adapter, internalAdapter, password } = await auth.$context;
  const isLive = (row: SessionRow) => isLiveSession(row, clock(), idleMs);

  const find = async (id: string) => {
    const row = await adapter.findOne<UserRow>({ model: 'user', where: [{ field: 'id', value: id }] });
    return row ? personOf(row) : null;
  };
  const rowsIn = <T>(model: string, ids: string[]) =>
    ids.length === 0
      ? Promise.resolve([])
      : adapter.findMany<T>({ model, where: [{ field: 'id', operator: 'in', value: ids }], limit: MANY });
  const ownRow = <T>(model: string, field: string, person: string, id: string) =>
    adapter.findOne<T>({
      model,
      where: [
        { field: 'id', value: id },
        { field, value: person },
      ],
    });

  /** Null where somebody has the address by now: it is looked for once it cannot be made, so that of two at once one is. */
  async function makeUser(given: Pick<NewPerson, 'name' | 'email' | 'owner'>, method: 'email-password' | 'oauth') {
    try {
      return await internalAdapter.createUser({ ...given, language: 'en', emailVerified: true }, { method });
    } catch (error) {
      if (await internalAdapter.findUserByEmail(given.email.toLowerCase())) return null;
      throw error;
    }
  }
  async function hashOf(person: string): Promise<string | null> {
    const known = await internalAdapter.findAccounts(person);
    return known.find((account) => account.providerId === 'credential')?.password ?? null;
  }
  async function isPassword(person: string, given: string): Promise<boolean | null> {
    const hash = await hashOf(person);
    return hash ? password.verify({ hash, password: given }) : null;
  }
  async function endSessions(person: string, keep: string | null): Promise<void> {
    const others = (await sessionsOf(person)).filter(({ id }) => `session:${id}` !== keep);
    for (const { id } of others) await adapter.delete({ model: 'session', where: [{ field: 'id', value: id }] });
  }
  const sessionsOf = (person: string) =>
    adapter.findMany<SessionRow>({ model: 'session', where: [{ field: 'userId', value: person }], limit: MANY });

  return {
    ...(await createCredentials(parts)),
    async namesOf(asked, language = 'en') {
      const rows = await rowsIn<UserRow>('user', [...new Set(asked)]);
      const names = new Map(rows.map((row) => [row.id, row.name]));
      const unknown = asked.filter((id) => !names.has(id));
      for (const [id, number] of await people.removed(unknown)) names.set(id, `${REMOVED[language]} ${number}`);
      return names;
    },
    anyone: async () => (await adapter.count({ model: 'user' })) > 0,
    find,
    async findByEmail(email) {
      const found = await internalAdapter.findUserByEmail(email.toLowerCase());
      return found ? personOf(found.user) : null;
    },
    async create(given) {
      const fault = passwordFault(given.password, given);
      if (fault) return { fault };
      if (await internalAdapter.findUserByEmail(given.email.toLowerCase())) return { fault: 'email.taken' };
      const hash = await password.hash(given.password);
      const { name, email, owner } = given;
      const user = await makeUser({ name, email, owner }, 'email-password');
      if (!user) return { fault: 'email.taken' };
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: hash,
      });
      return personOf(user);
    },
    async findByProvider(account) {
      const where = [
        { field: 'providerId', value: PROVIDER },
        { field: 'accountId', value: account },
      ];
      const row = await adapter.findOne<{ userId: string }>({ model: 'account', where });
      return row ? find(row.userId) : null;
    },
    async linkProvider({ id, owner }, account) {
      await endSessions(id, null);
      await adapter.deleteMany({ model: 'apikey', where: [{ field: 'referenceId', value: id }] });
      const ofPerson = { field: 'userId', value: id };
      const passwords = [ofPerson, { field: 'providerId', value: 'credential' }];
      if (!owner) await adapter.deleteMany({ model: 'account', where: passwords });
      if (!owner) await passkeys.removeAll(id);
      await internalAdapter.linkAccount({ userId: id, providerId: PROVIDER, accountId: account });
    },
    async createByProvider({ name, email, account }) {
      const user = await makeUser({ name: name.slice(0, 120), email, owner: false }, 'oauth');
      if (!user) return null;
      await internalAdapter.linkAccount({ userId: user.id, providerId: PROVIDER, accountId: account });
      return personOf(user);
    },
    async signInAs(person, way, userAgent) {
      const body = { person, way, userAgent: userAgent.slice(0, 300) };
      const response = await auth.api.signedInAs({ body, asResponse: true });
      return response.headers.getSetCookie();
    },
    async remove(person) {
      await adapter.deleteMany({ model: 'apikey', where: [{ field: 'referenceId', value: person }] });
      await adapter.deleteMany({ model: 'verification', where: [{ field: 'value', value: person }] });
      for (const model of OWNED) await adapter.deleteMany({ model, where: [{ field: 'userId', value: person }] });
      await internalAdapter.deleteUser(person);
    },
    async everyone() {
      const rows = await adapter.findMany<UserRow>({ model: 'user', limit: MANY });
      return rows.map(personOf).sort((a, b) => a.name.localeCompare(b.name));
    },
    owners: () => adapter.count({ model: 'user', where: [{ field: 'owner', value: true }] }),
    async countSessions() {
      const rows = await adapter.findMany<SessionRow>({ model: 'session', limit: MANY });
      const live = rows.filter(isLive);
      return new Map([...Map.groupBy(live, ({ userId }) => userId)].map(([person, all]) => [person, all.length]));
    },
    async change(person, change) {
      await internalAdapter.updateUser(person, change);
    },
    async changePassword(person, { current, next, keep }) {
      const known = await find(person);
      if (!known || !(await isPassword(person, current))) return 'password.wrong';
      const fault = passwordFault(next, known);
      if (fault) return fault;
      await internalAdapter.updatePassword(person, await password.hash(next));
      await endSessions(person, keep);
      return null;
    },
    ...{ isPassword, endSessions },
    hasPassword: async (person) => (await hashOf(person)) !== null,
    needsSecondFactor: async (person) => (await needsSecondFactor([person])).has(person),
    async sessionBegan(person, session) {
      const row = await ownRow<SessionRow>('session', 'userId', person, session);
      return row ? new Date(row.createdAt).getTime() : null;
    },
    async sessions(person) {
      return (await sessionsOf(person)).filter(isLive).map((row) => ({
        id: row.id,
        createdAt: new Date(row.createdAt).toISOString(),
        expiresAt: new Date(row.expiresAt).toISOString(),
        userAgent: row.userAgent ?? '',
      }));
    },
    async endSession(person, session) {
      if (!(await ownRow<SessionRow>('session', 'userId', person, session))) return false;
      await adapter.delete({ model: 'session', where: [{ field: 'id', value: session }] });
      return true;
    },
    ...createTokens(auth, adapter, clock),
    handle: (request) => auth.handler(request),
  };
}
