/** Whom a session cookie or a bearer token stands for, and whether it still does. */
import { defaultKeyHasher } from '@better-auth/api-key';
import type { Auth } from './auth.ts';
import { cookieAlone, cookieName } from './cookies.ts';
import type { Identity, Visitor } from './port.ts';

export interface UserRow {
  id: string;
  name: string;
  email: string;
  owner?: unknown;
  language?: unknown;
  twoFactorEnabled?: unknown;
}
export interface SessionRow {
  id: string;
  userId: string;
  createdAt: Date;
  expiresAt: Date;
  userAgent?: string | null;
}
export interface KeyRow {
  id: string;
  name: string | null;
  start: string | null;
  key: string;
  referenceId: string;
  enabled: boolean;
  expiresAt: Date | null;
  createdAt: Date;
}

export interface CredentialParts {
  auth: Auth;
  clock: () => number;
  /** Of these people, those whom a desk lets in only with a second factor. */
  needsSecondFactor(people: string[]): Promise<Set<string>>;
}

/** More than any person has; the library's own default is 100. */
const MANY = 10_000;

const bearerOf = (headers: Headers) => /^Bearer +(\S{1,200})$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null;

export const isLiveKey = (key: KeyRow, now: number) =>
  key.enabled && (!key.expiresAt || new Date(key.expiresAt).getTime() > now);

/** A credential, whose it is, and whether it was got with more than a password. */
interface Held {
  credential: string;
  person: string;
}

export async function createCredentials(
  parts: CredentialParts,
): Promise<Pick<Identity, 'authenticate' | 'stillValid'>> {
  const { auth, clock, needsSecondFactor } = parts;
  const { adapter, options } = await auth.$context;
  const secure = options.advanced?.cookies?.['session_token']?.attributes?.secure === true;
  const rowsIn = <T>(model: string, ids: string[]) =>
    ids.length === 0
      ? Promise.resolve([])
      : adapter.findMany<T>({ model, where: [{ field: 'id', operator: 'in', value: [...new Set(ids)] }], limit: MANY });

  async function visitorOf(user: UserRow, credential: string, via: Visitor['via']): Promise<Visitor> {
    const { id: person, name, email } = user;
    const lacksSecondFactor = user.twoFactorEnabled !== true && (await needsSecondFactor([person])).has(person);
    const language = user.language === 'nl' ? 'nl' : 'en';
    const rights = { owner: user.owner === true, lacksSecondFactor, guest: null };
    return { person, name, email, language, ...rights, credential, via };
  }
  async function byToken(token: string): Promise<Visitor | null> {
    const where = [{ field: 'key', value: await defaultKeyHasher(token) }];
    const key = await adapter.findOne<KeyRow>({ model: 'apikey', where });
    if (!key || !isLiveKey(key, clock())) return null;
    const [user] = await rowsIn<UserRow>('user', [key.referenceId]);
    return user ? visitorOf(user, `token:${key.id}`, 'token') : null;
  }
  async function byCookie(headers: Headers): Promise<Visitor | null> {
    if (cookieAlone(headers, cookieName('session', secure)) === '') return null;
    const found = await auth.api.getSession({ headers });
    return found && visitorOf(found.user, `session:${found.session.id}`, 'cookie');
  }
  /** Leaves out those whose desk asks for a second factor that they have not. */
  async function strongEnough(held: Held[]): Promise<Set<string>> {
    const users = await rowsIn<UserRow>(
      'user',
      held.map(({ person }) => person),
    );
    const weak = users.filter(({ twoFactorEnabled }) => twoFactorEnabled !== true).map(({ id }) => id);
    const lacking = await needsSecondFactor(weak);
    const known = new Set(users.map(({ id }) => id));
    const strong = held.filter(({ person }) => known.has(person) && !lacking.has(person));
    return new Set(strong.map(({ credential }) => credential));
  }

  return {
    authenticate(headers) {
      const token = bearerOf(headers);
      if (headers.has('authorization')) return token ? byToken(token) : Promise.resolve(null);
      return byCookie(headers);
    },
    async stillValid(credentials) {
      const idsOf = (kind: string) => credentials.filter((c) => c.startsWith(kind)).map((c) => c.slice(kind.length));
      const [sessions, keys] = await Promise.all([
        rowsIn<SessionRow>('session', idsOf('session:')),
        rowsIn<KeyRow>('apikey', idsOf('token:')),
      ]);
      const live = sessions.filter((session) => new Date(session.expiresAt).getTime() > clock());
      return strongEnough([
        ...live.map(({ id, userId }) => ({ credential: `session:${id}`, person: userId })),
        ...keys
          .filter((key) => isLiveKey(key, clock()))
          .map(({ id, referenceId }) => ({ credential: `token:${id}`, person: referenceId })),
      ]);
    },
  };
}
