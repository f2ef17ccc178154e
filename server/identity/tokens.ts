/** API tokens of a person: made for one thing and for a time, listed, withdrawn. */
import type { Scope } from '../../shared/permissions.ts';
import type { Auth } from './auth.ts';
import { isLiveKey, type KeyRow, permissionsOf, reachOf } from './credentials.ts';

interface TokenSummary {
  id: string;
  name: string;
  /** The first characters, to tell tokens apart. */
  start: string;
  /** How far it reaches. */
  scope: Scope;
  createdAt: string;
  /** Null: never by itself. */
  expiresAt: string | null;
  /** To within ten minutes; null: not yet. */
  lastUsedAt: string | null;
}
interface NewToken {
  name: string;
  scope: Scope;
  /** Milliseconds since the epoch; null: never by itself. */
  expiresAt: number | null;
}

export interface Tokens {
  tokens(person: string): Promise<TokenSummary[]>;
  /** Makes an API token; the only moment at which it can be read. */
  createToken(person: string, token: NewToken): Promise<TokenSummary & { token: string }>;
  removeToken(person: string, token: string): Promise<boolean>;
}

/** More than any person has; the library's own default is 100. */
const MANY = 10_000;

const iso = (date: Date | null) => (date === null ? null : new Date(date).toISOString());

const summaryOf = (key: KeyRow): TokenSummary => ({
  ...{ id: key.id, name: key.name ?? '', start: key.start ?? '', scope: reachOf(key) },
  createdAt: new Date(key.createdAt).toISOString(),
  expiresAt: iso(key.expiresAt),
  lastUsedAt: iso(key.lastRequest),
});

type Adapter = Awaited<Auth['$context']>['adapter'];

export function createTokens(auth: Auth, adapter: Adapter, clock: () => number): Tokens {
  return {
    async tokens(person) {
      const where = [{ field: 'referenceId', value: person }];
      return (await adapter.findMany<KeyRow>({ model: 'apikey', where, limit: MANY }))
        .filter((key) => isLiveKey(key, clock()))
        .map(summaryOf);
    },
    async createToken(person, { name, scope, expiresAt }) {
      const made = await auth.api.createApiKey({ body: { userId: person, name } });
      const update = { permissions: permissionsOf(scope), expiresAt: expiresAt === null ? null : new Date(expiresAt) };
      const where = [{ field: 'id', value: made.id }];
      const kept = await adapter.update<KeyRow>({ model: 'apikey', where, update });
      if (!kept) throw new Error('a token went while it was made');
      return { ...summaryOf(kept), token: made.key };
    },
    async removeToken(person, token) {
      const where = [
        { field: 'id', value: token },
        { field: 'referenceId', value: person },
      ];
      if (!(await adapter.findOne<KeyRow>({ model: 'apikey', where }))) return false;
      await adapter.delete({ model: 'apikey', where: [{ field: 'id', value: token }] });
      return true;
    },
  };
}
