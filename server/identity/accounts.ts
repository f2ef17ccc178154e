/** Accounts, their sessions and tokens: everything that a person or the command line may do to them. */
import { defaultKeyHasher } from '@better-auth/api-key';
import type { Auth } from './auth.ts';
import { type PasswordFault, passwordFault } from './passwords.ts';
import type { Identity, Visitor } from './port.ts';

type Language = 'en' | 'nl';

export interface Person {
  id: string;
  name: string;
  email: string;
  owner: boolean;
  language: Language;
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
interface TokenSummary {
  id: string;
  name: string;
  /** The first characters, to tell tokens apart. */
  start: string;
  createdAt: string;
}

export interface Accounts extends Identity {
  anyone(): Promise<boolean>;
  find(person: string): Promise<Person | null>;
  findByEmail(email: string): Promise<Person | null>;
  /** Makes an account, or says why not. */
  create(person: NewPerson): Promise<Person | { fault: PasswordFault | 'email.taken' }>;
  /** Takes back an account that was just made. */
  remove(person: string): Promise<void>;
  change(person: string, change: { name?: string; language?: Language }): Promise<void>;
  /** Changes a password and ends all sessions but the one named; says what is wrong otherwise. */
  changePassword(
    person: string,
    given: { current: string; next: string; keep: string | null },
  ): Promise<PasswordFault | 'password.wrong' | null>;
  sessions(person: string): Promise<SessionSummary[]>;
  endSession(person: string, session: string): Promise<boolean>;
  tokens(person: string): Promise<TokenSummary[]>;
  /** Makes an API token; the only moment at which it can be read. */
  createToken(person: string, name: string): Promise<TokenSummary & { token: string }>;
  removeToken(person: string, token: string): Promise<boolean>;
  /** Answers the library's own routes (sign-in, sign-out). */
  handle(request: Request): Promise<Response>;
}

interface UserRow {
  id: string;
  name: string;
  email: string;
  owner?: unknown;
  language?: unknown;
}
interface SessionRow {
  id: string;
  userId: string;
  createdAt: Date;
  expiresAt: Date;
  userAgent?: string | null;
}
interface KeyRow {
  id: string;
  name: string | null;
  start: string | null;
  key: string;
  referenceId: string;
  enabled: boolean;
  expiresAt: Date | null;
  createdAt: Date;
}

/** More than any person has; the library's own default is 100. */
const MANY = 10_000;

function personOf(row: UserRow): Person {
  const { id, name, email } = row;
  return { id, name, email, owner: row.owner === true, language: row.language === 'nl' ? 'nl' : 'en' };
}

const bearerOf = (headers: Headers) => /^Bearer +(\S{1,200})$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null;

const summaryOf = (key: KeyRow): TokenSummary => ({
  id: key.id,
  name: key.name ?? '',
  start: key.start ?? '',
  createdAt: new Date(key.createdAt).toISOString(),
});

export async function createAccounts(auth: Auth, clock: () => number): Promise<Accounts> {
  const { adapter, internalAdapter, password } = await auth.$context;

  const isLive = (key: KeyRow) => key.enabled && (!key.expiresAt || new Date(key.expiresAt).getTime() > clock());
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

  const sessionsOf = (person: string) =>
    adapter.findMany<SessionRow>({ model: 'session', where: [{ field: 'userId', value: person }], limit: MANY });

  async function byToken(token: string): Promise<Visitor | null> {
    const where = [{ field: 'key', value: await defaultKeyHasher(token) }];
    const key = await adapter.findOne<KeyRow>({ model: 'apikey', where });
    const person = key && isLive(key) ? await find(key.referenceId) : null;
    if (!key || !person) return null;
    return { ...visitorOf(person), credential: `token:${key.id}`, via: 'token' };
  }

  async function byCookie(headers: Headers): Promise<Visitor | null> {
    if (!headers.get('cookie')?.includes('kantlijn.session')) return null;
    const found = await auth.api.getSession({ headers });
    if (!found) return null;
    return { ...visitorOf(personOf(found.user)), credential: `session:${found.session.id}`, via: 'cookie' };
  }

  return {
    authenticate(headers) {
      const token = bearerOf(headers);
      if (headers.has('authorization')) return token ? byToken(token) : Promise.resolve(null);
      return byCookie(headers);
    },
    async stillValid(credentials) {
      const idsOf = (kind: string) => credentials.filter((c) => c.startsWith(kind)).map((c) => c.slice(kind.length));
      const sessions = await rowsIn<SessionRow>('session', idsOf('session:'));
      const keys = await rowsIn<KeyRow>('apikey', idsOf('token:'));
      const live = sessions.filter((session) => new Date(session.expiresAt).getTime() > clock());
      return new Set([
        ...live.map((session) => `session:${session.id}`),
        ...keys.filter(isLive).map((key) => `token:${key.id}`),
      ]);
    },
    async namesOf(people) {
      const rows = await rowsIn<UserRow>('user', [...new Set(people)]);
      return new Map(rows.map((row) => [row.id, row.name]));
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
      const user = await internalAdapter.createUser(
        { name, email, owner, language: 'en', emailVerified: true },
        { method: 'email-password' },
      );
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: hash,
      });
      return personOf(user);
    },
    async remove(person) {
      await internalAdapter.deleteUser(person);
    },
    async change(person, change) {
      await internalAdapter.updateUser(person, change);
    },
    async changePassword(person, { current, next, keep }) {
      const known = await find(person);
      const accounts = await internalAdapter.findAccounts(person);
      const hash = accounts.find((account) => account.providerId === 'credential')?.password;
      if (!known || !hash || !(await password.verify({ hash, password: current }))) return 'password.wrong';
      const fault = passwordFault(next, known);
      if (fault) return fault;
      await internalAdapter.updatePassword(person, await password.hash(next));
      const others = (await sessionsOf(person)).filter(({ id }) => `session:${id}` !== keep);
      for (const { id } of others) await adapter.delete({ model: 'session', where: [{ field: 'id', value: id }] });
      return null;
    },
    async sessions(person) {
      return (await sessionsOf(person))
        .filter((row) => new Date(row.expiresAt).getTime() > clock())
        .map((row) => ({
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
    async tokens(person) {
      const where = [{ field: 'referenceId', value: person }];
      return (await adapter.findMany<KeyRow>({ model: 'apikey', where, limit: MANY })).filter(isLive).map(summaryOf);
    },
    async createToken(person, name) {
      const made = await auth.api.createApiKey({ body: { userId: person, name } });
      return { ...summaryOf(made as unknown as KeyRow), token: made.key };
    },
    async removeToken(person, token) {
      if (!(await ownRow<KeyRow>('apikey', 'referenceId', person, token))) return false;
      await adapter.delete({ model: 'apikey', where: [{ field: 'id', value: token }] });
      return true;
    },
    handle: (request) => auth.handler(request),
  };
}

function visitorOf(person: Person) {
  return { person: person.id, name: person.name, email: person.email, owner: person.owner };
}
