/** The application without a port, on a store of its own; people are made as the command line makes them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAddresses } from '../../server/addresses.ts';
import { type App, createApp } from '../../server/app.ts';
import { type Core, openCore, openFoundation, providerFor } from '../../server/composition.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { createMetrics } from '../../server/metrics.ts';
import type { ClientFiles } from '../../server/transport/http/client.ts';
import { createClientAddress } from '../../server/transport/http/clientAddress.ts';
import type { Role } from '../../shared/permissions.ts';
import { type ApiDescription, checking } from './described.ts';

export const PASSWORD = 'a margin line of one’s own';
export const ORIGIN = 'http://127.0.0.1:3000';

export interface Asked {
  status: number;
  headers: Headers;
  text: string;
  bytes: Uint8Array;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into by tests, field by field
  json: any;
}
export interface TestPerson {
  id: string;
  token: string;
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Asked>;
}
export interface TestApp {
  app: App;
  core: Core;
  /** The data folder. */
  folder: string;
  log: string[];
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Asked>;
  /** Somebody with an account and a token, on the newsroom if a role is given. */
  person(name: string, role?: Role, owner?: boolean): Promise<TestPerson>;
  /** A desk with nobody on it. */
  desk(slug: string): Promise<string>;
  /** Signs in; gives the cookie. */
  signIn(name: string, password?: string): Promise<Asked & { cookie: string }>;
  close(): Promise<void>;
}

export const emailOf = (name: string) => `${name.toLowerCase()}@example.org`;

async function answered(response: Response): Promise<Asked> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const isJson = /json$/.test(response.headers.get('content-type')?.split(';')[0] ?? '');
  return { status: response.status, headers: response.headers, text, bytes, json: isJson ? JSON.parse(text) : null };
}

/** What was sent as JSON, as far as it is any. */
function jsonOf(sent: unknown): unknown {
  if (typeof sent !== 'string') return undefined;
  try {
    return JSON.parse(sent);
  } catch {
    return undefined;
  }
}

/** Every answer is held against the server's own description of its routes. */
export async function openTestApp(
  given: { client?: ClientFiles; env?: Record<string, string>; clock?: () => number } = {},
): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'kantlijn-app-'));
  const config = readConfig({ DATA_DIR: folder, ...given.env });
  const { measures, registry, stop } = createMetrics();
  const log: string[] = [];
  const logger = createLog('info', { write: (line: string) => void log.push(line) });
  const core = openCore(await openFoundation(config, true), { log: logger, measures });
  const app = createApp({
    ...{ ...core, ...createAddresses(config), log: logger },
    ...{ clock: given.clock ?? core.clock.now, client: given.client ?? null },
    provider: providerFor(core, createAddresses(config).publicUrl, logger),
    clientAddress: createClientAddress(config.trustedProxies),
    health: {
      ...{ ping: () => core.storage.ping(), bus: () => core.nodes().state() },
      ...{ metrics: registry, metricsToken: config.metricsToken },
    },
    secure: config.publicUrl?.startsWith('https:') ?? false,
    newNonce: core.newId,
    version: '0.0.0',
  });
  const description = await app.request('/api/v1/openapi.json');
  const check = checking((await description.json()) as ApiDescription);
  log.length = 0;
  const ask = async (method: string, path: string, body?: unknown, more: Record<string, string> = {}) => {
    const isBytes = body instanceof FormData || body instanceof Uint8Array;
    const isRaw = body === undefined || typeof body === 'string' || isBytes;
    const type = body === undefined || isBytes ? {} : { 'content-type': 'application/json' };
    const sent = isRaw ? (body as BodyInit | undefined) : JSON.stringify(body);
    const init = { method, headers: { ...type, ...more }, ...(sent === undefined ? {} : { body: sent }) };
    const answer = await answered(await app.request(path, init));
    const { status, headers, text } = answer;
    check({ method, path, sent: jsonOf(sent), status, contentType: headers.get('content-type') ?? '', text });
    return answer;
  };
  return {
    ...{ app, core, folder, log, ask },
    async person(name, role, owner = false) {
      const made = await core.accounts.create({ name, email: emailOf(name), password: PASSWORD, owner });
      if ('fault' in made) throw new Error(made.fault);
      if (role) await core.storage.desks.setMember({ desk: core.firstDesk.id, person: made.id, role });
      const { token } = await core.accounts.createToken(made.id, { name: 'test', scope: 'manage', expiresAt: null });
      const authorization = `Bearer ${token}`;
      return {
        ...{ id: made.id, token },
        ask: (method, path, body, more) => ask(method, `/api/v1${path}`, body, { authorization, ...more }),
      };
    },
    async desk(slug) {
      const desk = { id: core.newId(), slug, name: slug };
      await core.storage.desks.createDesk(desk);
      return desk.id;
    },
    async signIn(name, password = PASSWORD) {
      const body = { email: emailOf(name), password };
      const answer = await ask('POST', '/api/auth/sign-in/email', body, { origin: ORIGIN });
      return { ...answer, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    },
    async close() {
      await core.closeLive();
      await core.storage.close();
      stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
