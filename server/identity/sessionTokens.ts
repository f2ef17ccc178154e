/**
 * Session tokens at rest as SHA-256 only: who reads the database cannot become anybody. The library stores tokens plainly,
 * so its adapter is wrapped: the token is hashed on its way into the store and into every search, and the row that a
 * search by token finds carries the token that was asked for.
 */
import { createHash } from 'node:crypto';
import type { DBAdapter, Where } from 'better-auth';

type Row = Record<string, unknown>;

const hashed = (token: unknown) => `sha256:${createHash('sha256').update(String(token)).digest('hex')}`;

function hashedWhere(where: Where[]): Where[] {
  return where.map((part) => {
    if (part.field !== 'token') return part;
    const value = Array.isArray(part.value) ? part.value.map(hashed) : hashed(part.value);
    return { ...part, value };
  });
}

function withToken<T>(row: T, token: unknown): T {
  return row && typeof token === 'string' ? { ...row, token } : row;
}

const tokenIn = (where: Where[] | undefined) => where?.find((part) => part.field === 'token')?.value;

function hashedData<T extends object>(data: T): T {
  return 'token' in data ? { ...data, token: hashed(data.token) } : data;
}

/** `inner` with the session model's `token` hashed at rest; other models pass through. */
export function hashSessionTokens(inner: DBAdapter): DBAdapter {
  const isSession = (given: { model: string }) => given.model === 'session';
  const searched = <G extends { model: string; where?: Where[] | undefined }>(given: G): G =>
    isSession(given) && given.where ? { ...given, where: hashedWhere(given.where) } : given;
  return {
    ...inner,
    create: (async (given: { model: string; data: Row }) => {
      if (!isSession(given)) return inner.create(given);
      return withToken(await inner.create({ ...given, data: hashedData(given.data) }), given.data['token']);
    }) as DBAdapter['create'],
    findOne: (async (given: { model: string; where: Where[] }) => {
      const row = await inner.findOne(searched(given));
      return isSession(given) ? withToken(row, tokenIn(given.where)) : row;
    }) as DBAdapter['findOne'],
    findMany: (given) => inner.findMany(searched(given)),
    count: (given) => inner.count(searched(given)),
    update: (async (given: { model: string; where: Where[]; update: Row }) => {
      if (!isSession(given)) return inner.update(given);
      const row = await inner.update({ ...searched(given), update: hashedData(given.update) });
      return withToken(row, tokenIn(given.where));
    }) as DBAdapter['update'],
    updateMany: (given) => inner.updateMany(searched(given)),
    delete: (given) => inner.delete(searched(given)),
    deleteMany: (given) => inner.deleteMany(searched(given)),
    transaction: (work) => inner.transaction((inside) => work(hashSessionTokens(inside as DBAdapter))),
  };
}
