/** Whom a session cookie or a bearer token stands for, and whether it still does. */
import { defaultKeyHasher } from '@better-auth/api-key';
import { SCOPES, type Scope } from '../../shared/permissions.ts';
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
  /** When somebody last used it, to within some minutes. */
  updatedAt: Date;
  userAgent?: string | null | undefined;
  /** How it began. */
  way?: string | null | undefined;
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
  lastRequest: Date | null;
  /** The library's own field for what a key may do, as JSON; its scope is kept there. */
  permissions: string | null;
}

export const permissionsOf = (scope: Scope) => JSON.stringify({ scope: [scope] });

/** A token from before there were scopes reaches as far as its owner does. */
export const reachOf = ({ permissions }: KeyRow): Scope =>
  permissions === null ? 'manage' : (SCOPES.find((scope) => permissions === permissionsOf(scope)) ?? 'read');

export interface CredentialParts {
  auth: Auth;
  clock: () => number;
  /** How long a session is open without anybody using it, milliseconds. */
  idleMs: number;
  /** Of these people, those whom a desk lets in only with a second factor. */
  needsSecondFactor(people: string[]): Promise<Set<string>>;
}

/** How often a token's or a session's last use is noted. */
const NOTED_EVERY_MS = 600_000;

const SESSION = 'session:';

/** More than any person has; the library's own default is 100. */
const MANY = 10_000;

const bearerOf = (headers: Headers) => /^Bearer +(\S{1,200})$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null;

export const isLiveKey = (key: KeyRow, now: number) =>
  key.enabled && (!key.expiresAt || new Date(key.expiresAt).getTime() > now);

/** Neither over nor forgotten: ended seven days after it began, or once nobody used it for `idleMs`. */
export const isLiveSession = ({ expiresAt, updatedAt }: SessionRow, now: number, idleMs: number) =>
  new Date(expiresAt).getTime() > now && new Date(updatedAt).getTime() + idleMs > now;

export interface Credentials extends Pick<Identity, 'authenticate' | 'stillValid'> {
  /** Notes that somebody is at a session, which ends once nobody is for long; other credentials are left as they are. */
  used(credential: string): Promise<void>;
}

/** A credential, whose it is, and whether it was got with more than a password. */
interface Held {
  credential: string;
  person: string;
  isStrong: boolean;
}

const isStrongWay = ({ way }: SessionRow) => way === 'provider' || way === 'passkey';

export async function createCredentials(parts: CredentialParts): Promise<Credentials> {
  const { auth, clock, idleMs, needsSecondFactor } = parts;
  const { adapter, options } = await auth.$context;
  const secure = options.advanced?.cookies?.['session_token']?.attributes?.secure === true;
  const rowsIn = <T>(model: string, ids: string[]) =>
    ids.length === 0
      ? Promise.resolve([])
      : adapter.findMany<T>({ model, where: [{ field: 'id', operator: 'in', value: [...new Set(ids)] }], limit: MANY });

  /** Of these people, those who have no password: whatever way they come in by is more than one. */
  async function withoutPassword(people: string[]): Promise<Set<string>> {
    if (people.length === 0) return new Set();
    const value = [...new Set(people)];
    const where = [
      { field: 'userId', operator: 'in' as const, value },
      { field: 'providerId', value: 'credential' },
    ];
    const rows = await adapter.findMany<{ userId: string }>({ model: 'account', where, limit: MANY });
    return new Set(value).difference(new Set(rows.map(({ userId }) => userId)));
  }
  /** Credentials of people whose desk asks for a second factor that they have not. */
  async function lacking(held: readonly Held[]): Promise<Set<string>> {
    const weak = held.filter(({ isStrong }) => !isStrong);
    const asked = await needsSecondFactor([...new Set(weak.map(({ person }) => person))]);
    const tokens = weak.filter(({ person, credential }) => asked.has(person) && credential.startsWith('token:'));
    const free = await withoutPassword(tokens.map(({ person }) => person));
    const short = weak.filter(
      ({ person, credential }) => asked.has(person) && !(credential.startsWith('token:') && free.has(person)),
    );
    return new Set(short.map(({ credential }) => credential));
  }
  async function visitorOf(
    user: UserRow,
    held: Omit<Held, 'person'>,
    how: Pick<Visitor, 'via' | 'scope'>,
  ): Promise<Visitor> {
    const { id: person, name, email } = user;
    const { credential, isStrong } = held;
    const lacksSecondFactor =
      !isStrong && user.twoFactorEnabled !== true && (await lacking([{ ...held, person }])).has(credential);
    const language = user.language === 'nl' ? 'nl' : 'en';
    const owner = user.owner === true && how.scope === 'manage';
    return { person, name, email, language, owner, lacksSecondFactor, guest: null, credential, ...how };
  }
  /** Seldom, so that reading costs no write; that it could not be noted stops nobody. */
  async function noteUse({ id, lastRequest }: KeyRow): Promise<void> {
    if (lastRequest && clock() - new Date(lastRequest).getTime() < NOTED_EVERY_MS) return;
    const update = { lastRequest: new Date(clock()) };
    await adapter.update({ model: 'apikey', where: [{ field: 'id', value: id }], update }).catch(() => null);
  }
  async function byToken(token: string): Promise<Visitor | null> {
    const where = [{ field: 'key', value: await defaultKeyHasher(token) }];
    const key = await adapter.findOne<KeyRow>({ model: 'apikey', where });
    if (!key || !isLiveKey(key, clock())) return null;
    const [user] = await rowsIn<UserRow>('user', [key.referenceId]);
    if (!user) return null;
    await noteUse(key);
    const held = { credential: `token:${key.id}`, isStrong: false };
    return visitorOf(user, held, { via: 'token', scope: reachOf(key) });
  }
  async function byCookie(headers: Headers): Promise<Visitor | null> {
    if (cookieAlone(headers, cookieName('session', secure)) === '') return null;
    const found = await auth.api.getSession({ headers });
    if (!found) return null;
    const session: SessionRow = found.session;
    if (!isLiveSession(session, clock(), idleMs)) return null;
    const held = { credential: SESSION + session.id, isStrong: isStrongWay(session) };
    return visitorOf(found.user, held, { via: 'cookie', scope: 'manage' });
  }
  /** Leaves out those whose desk asks for a second factor that they have not. */
  async function strongEnough(held: Held[]): Promise<Set<string>> {
    const users = await rowsIn<UserRow>(
      'user',
      held.map(({ person }) => person),
    );
    const withFactor = new Map(users.map((user) => [user.id, user.twoFactorEnabled === true]));
    const known = held.filter(({ person }) => withFactor.has(person));
    const short = await lacking(
      known.map((each) => ({ ...each, isStrong: each.isStrong || withFactor.get(each.person) === true })),
    );
    return new Set(known.map(({ credential }) => credential)).difference(short);
  }

  return {
    authenticate(headers) {
      const token = bearerOf(headers);
      if (headers.has('authorization')) return token ? byToken(token) : Promise.resolve(null);
      return byCookie(headers);
    },
    async used(credential) {
      if (!credential.startsWith(SESSION)) return;
      const [session] = await rowsIn<SessionRow>('session', [credential.slice(SESSION.length)]);
      if (!session || clock() - new Date(session.updatedAt).getTime() < NOTED_EVERY_MS) return;
      const update = { updatedAt: new Date(clock()) };
      await adapter.update({ model: 'session', where: [{ field: 'id', value: session.id }], update });
    },
    async stillValid(credentials) {
      const idsOf = (kind: string) => credentials.filter((c) => c.startsWith(kind)).map((c) => c.slice(kind.length));
      const [sessions, keys] = await Promise.all([
        rowsIn<SessionRow>('session', idsOf(SESSION)),
        rowsIn<KeyRow>('apikey', idsOf('token:')),
      ]);
      const live = sessions.filter((session) => isLiveSession(session, clock(), idleMs));
      return strongEnough([
        ...live.map((row) => ({ credential: SESSION + row.id, person: row.userId, isStrong: isStrongWay(row) })),
        ...keys
          .filter((key) => isLiveKey(key, clock()))
          .map(({ id, referenceId }) => ({ credential: `token:${id}`, person: referenceId, isStrong: false })),
      ]);
    },
  };
}
