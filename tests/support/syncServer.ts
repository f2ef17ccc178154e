/**
 * The smallest server that syncs text: a store, rooms and the socket route, with an identity that believes the token it
 * is given (`person:role`). Runs as a process of its own, so that tests can kill it: prints its port once it listens.
 */
import { flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import type { Identity } from '../../server/identity/port.ts';
import { createMetrics } from '../../server/metrics.ts';
import { systemClock } from '../../server/rooms/clock.ts';
import { createDirectory } from '../../server/rooms/directory.ts';
import type { Limits } from '../../server/rooms/limits.ts';
import type { Log } from '../../server/rooms/log.ts';
import type { Storage } from '../../server/storage/ports.ts';
import { openPostgresStorage } from '../../server/storage/postgres/storage.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/storage.ts';
import { syncRoute } from '../../server/transport/ws/route.ts';
import { createSocketServer } from '../../server/transport/ws/socketServer.ts';
import { roleFrom } from '../../shared/permissions.ts';
import { SCHEMA_VERSION } from '../../shared/schema/version.ts';
import { emptyText } from './flatText.ts';
import { articleId } from './syncProcess.ts';

export const OWN_ORIGIN = 'http://desk.test';

const line = (level: string) => (fields: object, message: string) =>
  void process.stdout.write(`${JSON.stringify({ level, message, ...fields })}\n`);

const identity: Identity = {
  async authenticate(headers) {
    const token = headers.get('authorization')?.replace(/^Bearer /, '');
    const person = token ?? headers.get('cookie')?.replace(/^session=/, '');
    if (!person) return null;
    const via = token === undefined ? 'cookie' : 'token';
    return {
      person,
      name: person,
      email: `${person}@desk.test`,
      owner: false,
      language: 'en',
      guest: null,
      lacksSecondFactor: false,
      credential: person,
      via,
      scope: 'manage',
    };
  },
  stillValid: (credentials) => Promise.resolve(new Set(credentials)),
  namesOf: (people) => Promise.resolve(new Map(people.map((person) => [person, person]))),
};

/** @param place a file for SQLite, or the address of a PostgreSQL database. */
async function openStorage(place: string, articles: number): Promise<Storage> {
  const storage = place.startsWith('postgres:')
    ? await openPostgresStorage({ url: place })
    : await openSqliteStorage({ file: place, exclusive: true });
  if ((await storage.desks.desks()).length > 0) return storage;
  await storage.desks.createDesk({ id: 'desk', slug: 'newsroom', name: 'Newsroom' });
  const now = Date.now();
  const about = { desk: 'desk', headline: '', words: 0, language: 'en', deadline: null };
  const times = { createdBy: 'chief', createdAt: now, updatedAt: now, deletedAt: null };
  for (let n = 1; n <= articles; n += 1) {
    await storage.articles.create({ id: articleId(n), slug: `article-${n}`, ...about, ...times }, emptyText());
  }
  return storage;
}

export interface CoreOptions {
  /** How many there are from the start. */
  articles?: number;
  limits?: Partial<Limits>;
}

/** Starts the core; resolves with the port on which it listens. */
export async function startCore(place: string, log: Log, { articles = 1, limits = {} }: CoreOptions = {}) {
  const storage = await openStorage(place, articles);
  const { measures } = createMetrics();
  const rooms = createDirectory({ storage, clock: systemClock(), log, measures, limits });
  const known = new Set(Array.from({ length: articles }, (_, n) => articleId(n + 1)));
  const app = syncRoute({
    ...{ identity, rooms, log, measures, profiles: storage.profiles, schemaVersion: SCHEMA_VERSION },
    access: {
      roleOn: async ({ person }, article) => (known.has(article) ? roleFrom(person.split(':')[1] ?? 'editor') : null),
    },
    ownOrigin: (origin) => origin === OWN_ORIGIN,
    mayArrive: () => true,
    mayKnock: () => true,
  });
  const server = createAdaptorServer({ fetch: app.fetch, websocket: { server: createSocketServer() } });
  return await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const log: Log = { info: line('info'), warn: line('warn'), error: line('error') };
  const port = await startCore(process.argv[2] ?? '', log, { limits: JSON.parse(process.argv[3] ?? '{}') });
  // It is killed more often than it ends, and the cache is written at the end.
  flushCompileCache();
  log.info({ port, pid: process.pid }, 'listening');
}
