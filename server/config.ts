/** Settings, read from the environment once and checked. Names and defaults are in the README. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { type RoleGrant, readGrants } from './identity/grantedRoles.ts';
import type { ProviderSettings } from './identity/provider.ts';
import { isProxy } from './transport/http/clientAddress.ts';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).pathname === '/' && /^https?:$/.test(new URL(text).protocol);
}

const isDatabase = (text: string) => URL.canParse(text) && /^postgres(?:ql)?:$/.test(new URL(text).protocol);

const isMailServer = (text: string) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol);

const isPort = (port: number) => Number.isInteger(port) && port > 0 && port <= 65_535;

/** Over http on this machine alone. */
function isIssuer(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && /^(127\.0\.0\.1|localhost)$/.test(url.hostname));
}

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .refine(isDatabase, 'an address such as postgres://kantlijn@db.example.org/kantlijn')
    .optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(500).default(10),
  REDIS_URL: z.string().optional(),
  PUBLIC_URL: z.string().refine(isOrigin, 'an address such as https://kantlijn.example.org, without a path').optional(),
  AUTH_SECRET: z.string().min(32).optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every(isProxy), 'addresses or networks parted by commas, such as 127.0.0.1,10.0.0.0/8')
    .default([]),
  OIDC_ISSUER: z.string().refine(isIssuer, 'the https address of an OpenID provider').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60).optional(),
  OIDC_ROLES_CLAIM: z.string().default('groups'),
  OIDC_ROLES: z
    .string()
    .transform(readGrants)
    .refine((grants) => grants !== null, 'values of the claim and what they give, such as checkers=newsroom:checker')
    .default([]),
  PASSWORDS: z.enum(['on', 'off']).default('on'),
  FETCH_PAGES: z.enum(['on', 'off']).default('on'),
  FETCH_LOOPBACK_PORTS: z
    .string()
    .transform((text) => text.split(',').map(Number))
    .refine((ports) => ports.every(isPort), 'ports parted by commas, such as 8081,8082')
    .default([]),
  SMTP_URL: z.string().refine(isMailServer, 'an address such as smtps://name:password@mail.example.org').optional(),
  MAIL_FROM: z.string().min(3).max(320).optional(),
  IDLE_HOURS: z.coerce.number().min(1).max(168).default(24),
  AUDIT_DAYS: z.coerce.number().int().min(30).max(3_650).default(400),
  LOG_LEVEL: z.enum(LEVELS).default('info'),
});

export interface Config {
  port: number;
  host: string;
  /** Absolute path of the folder with the database and the secret. */
  dataFolder: string;
  /** PostgreSQL, for several nodes; null: an SQLite file in the data folder. */
  databaseUrl: string | null;
  /** To PostgreSQL, at most. */
  databaseConnections: number;
  redisUrl: string | null;
  /** Where people reach the server, without a slash at the end; null: at the address it listens on. */
  publicUrl: string | null;
  /** Signs cookies; null: made at the first start and kept in the data folder. */
  authSecret: string | null;
  metricsToken: string | null;
  /** Addresses and networks of proxies whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  /** Whether a page on the web is fetched when a person asks what it is. */
  fetchesPages: boolean;
  /** Ports of this machine that pages are fetched from, too; for tests. */
  fetchLoopbackPorts: number[];
  /** The mail server, and whom letters are from; null: none leave. */
  mail: { url: string; from: string } | null;
  /** How long a session is open without anybody using it, milliseconds. */
  idleMs: number;
  /** How long entries of the audit are kept. */
  auditDays: number;
  logLevel: (typeof LEVELS)[number];
  /** Single sign-on; null where there is none. */
  provider: (ProviderSettings & { grants: RoleGrant[] }) | null;
  /** Whether others than the owner sign in with a password. */
  takesPasswords: boolean;
}

export class BadConfig extends Error {
  override name = 'BadConfig';
}

type Environment = z.infer<typeof environment>;

function mailIn({ SMTP_URL: url, MAIL_FROM: from }: Environment): Config['mail'] {
  if (url && from) return { url, from };
  if (url || from)
    throw new BadConfig('SMTP_URL and MAIL_FROM are set together: which server, and whom letters are from.');
  return null;
}

function providerOf(data: Environment): Config['provider'] {
  if (data.OIDC_ISSUER === undefined) return null;
  if (data.OIDC_CLIENT_ID === undefined) throw new BadConfig('OIDC_CLIENT_ID: the name of Kantlijn at the provider');
  return {
    issuer: data.OIDC_ISSUER,
    clientId: data.OIDC_CLIENT_ID,
    clientSecret: data.OIDC_CLIENT_SECRET ?? null,
    name: data.OIDC_NAME ?? new URL(data.OIDC_ISSUER).hostname,
    rolesClaim: data.OIDC_ROLES_CLAIM,
    grants: data.OIDC_ROLES ?? [],
  };
}

/** @throws BadConfig that names each setting that does not fit. Empty values count as unset. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment.safeParse(set);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new BadConfig(faults.join('\n'));
  }
  const { data } = read;
  const provider = providerOf(data);
  if (data.PASSWORDS === 'off' && !provider) throw new BadConfig('PASSWORDS: off needs a provider (OIDC_ISSUER)');
  return {
    port: data.PORT,
    host: data.HOST,
    dataFolder: resolve(data.DATA_DIR),
    databaseUrl: data.DATABASE_URL ?? null,
    databaseConnections: data.DATABASE_CONNECTIONS,
    redisUrl: data.REDIS_URL ?? null,
    publicUrl: data.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    authSecret: data.AUTH_SECRET ?? null,
    metricsToken: data.METRICS_TOKEN ?? null,
    trustedProxies: data.TRUSTED_PROXIES,
    fetchesPages: data.FETCH_PAGES === 'on',
    fetchLoopbackPorts: data.FETCH_LOOPBACK_PORTS,
    mail: mailIn(data),
    idleMs: data.IDLE_HOURS * 3_600_000,
    auditDays: data.AUDIT_DAYS,
    logLevel: data.LOG_LEVEL,
    provider,
    takesPasswords: data.PASSWORDS === 'on',
  };
}
