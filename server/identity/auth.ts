/**
 * better-auth, set up for a newsroom: nobody signs up by themselves, argon2id, a second factor, sessions that end, API
 * keys without a write per request, no telemetry, no network. Its tables live in the same database as ours.
 */
import { apiKey } from '@better-auth/api-key';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { getAdapter } from 'better-auth/db/adapter';
import { getMigrations } from 'better-auth/db/migration';
import { type Kysely, sql } from 'kysely';
import { cookieName } from './cookies.ts';
import { createPasswordHasher, MAX_PASSWORD, MIN_PASSWORD, type PasswordHasher } from './passwords.ts';
import { secondFactorPlugin } from './secondFactorPlugin.ts';
import { hashSessionTokens } from './sessionTokens.ts';
import { signedInAsPlugin } from './signedInAs.ts';

/** A session ends this long after signing in, however busy it was: a working week. */
const SESSION_SECONDS = 7 * 24 * 3600;

const TOKEN_PREFIX = 'kl_';

export interface AuthSettings {
  // biome-ignore lint/suspicious/noExplicitAny: the library takes any schema; ours stays with the storage adapter
  db: Kysely<any>;
  type: 'sqlite' | 'postgres';
  /** Signs session cookies; at least 32 characters, never in the database. */
  secret: string;
  /** Whether people reach the server over https, which decides the cookie's name and `Secure`. */
  secure: boolean;
}

function cookies(secure: boolean): BetterAuthOptions['advanced'] {
  const attributes = { secure, httpOnly: true, path: '/' };
  return {
    useSecureCookies: false,
    // Origin and Sec-Fetch-Site are compared for every route in transport/http/origin.ts, with configuration.
    disableCSRFCheck: true,
    disableOriginCheck: true,
    cookiePrefix: 'kantlijn',
    cookies: {
      session_token: { name: cookieName('session', secure), attributes: { ...attributes, sameSite: 'lax' } },
      two_factor: { name: cookieName('pending', secure), attributes: { ...attributes, sameSite: 'strict' } },
    },
    ipAddress: { disableIpTracking: true },
  };
}

const keyPlugin = () =>
  apiKey({
    defaultPrefix: TOKEN_PREFIX,
    defaultKeyLength: 43,
    requireName: true,
    maximumNameLength: 80,
    rateLimit: { enabled: false },
    startingCharactersConfig: { charactersLength: 7 },
  });

function settings({ secret, secure }: AuthSettings, hasher: PasswordHasher) {
  return {
    secret,
    basePath: '/api/auth',
    baseURL: secure ? 'https://kantlijn.invalid' : 'http://kantlijn.invalid',
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
      password: hasher,
    },
    session: {
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: { way: { type: 'string', required: false, defaultValue: 'password', input: false } },
    },
    user: {
      additionalFields: {
        owner: { type: 'boolean', required: true, defaultValue: false, input: false },
        language: { type: 'string', required: true, defaultValue: 'en', input: false },
      },
    },
    advanced: cookies(secure),
    plugins: [keyPlugin(), secondFactorPlugin(), signedInAsPlugin()],
  } satisfies BetterAuthOptions;
}

function instance(options: ReturnType<typeof settings>, database: NonNullable<BetterAuthOptions['database']>) {
  return betterAuth({ ...options, database });
}
export type Auth = ReturnType<typeof instance>;

/** Held on PostgreSQL by the transaction that changes the account tables; waited for also when its node was killed. */
const TABLES_LOCK = 0x6b61_0004;

/** Makes the account tables, or brings them up to date; all of them or none. */
export async function migrateAccounts(given: AuthSettings): Promise<void> {
  const { type } = given;
  await given.db.transaction().execute(async (db) => {
    if (type === 'postgres') await sql`select pg_advisory_xact_lock(${TABLES_LOCK})`.execute(db);
    const { runMigrations } = await getMigrations({
      ...settings(given, createPasswordHasher()),
      database: { db, type },
    });
    await runMigrations();
  });
}

/** Brings the account tables up to date and opens the library on them. */
export async function openAuth(given: AuthSettings): Promise<Auth> {
  await migrateAccounts(given);
  const options = settings(given, createPasswordHasher());
  const adapter = hashSessionTokens(await getAdapter({ ...options, database: { db: given.db, type: given.type } }));
  return instance(options, () => adapter);
}
