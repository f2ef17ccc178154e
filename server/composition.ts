/** The composition root: picks the adapters that the configuration asks for and joins the parts. */
import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Audit, createAudit } from './audit.ts';
import { openBus } from './bus/opened.ts';
import type { Message } from './bus/port.ts';
import type { Config } from './config.ts';
import { type Converter, createConverter } from './convert/converter.ts';
import { createExporter, type Exporter } from './convert/exporter.ts';
import { createProposer, type Proposer } from './convert/proposer.ts';
import { ensureFirstDesk } from './firstDesk.ts';
import { createAccess, strictlyAsked } from './identity/access.ts';
import { type Accounts, createAccounts } from './identity/accounts.ts';
import { type AuthSettings, openAuth } from './identity/auth.ts';
import { createGuests, type Guests, withGuests } from './identity/guests.ts';
import { createInvites, type Invites } from './identity/invites.ts';
import { createPasskeys, type Passkeys } from './identity/passkeys.ts';
import type { Access } from './identity/port.ts';
import { createProvider, type Provider } from './identity/provider.ts';
import { createResets, type Resets } from './identity/resets.ts';
import { createSecondFactor, type SecondFactor } from './identity/secondFactor.ts';
import { createSignOn, type SignOn } from './identity/signOn.ts';
import { createThrottle, type Throttle } from './identity/throttle.ts';
import type { Mailer } from './mail/port.ts';
import { createNews, type News } from './news.ts';
import { noticed } from './noticed.ts';
import { systemReach } from './pages/guardedGet.ts';
import { createPages, type Pages } from './pages/pages.ts';
import { type PassportKey, passportKeyOf } from './passportKey.ts';
import { createProjection } from './projection.ts';
import { createRemoval, type Removal } from './removal.ts';
import { type Chronicles, createChronicles } from './rooms/chronicle.ts';
import { type Clock, systemClock } from './rooms/clock.ts';
import { createDecisions, type Decisions } from './rooms/decisions.ts';
import { createDirectory, type Directory } from './rooms/directory.ts';
import { createDoorkeeper, type Doorkeeper } from './rooms/doorkeeper.ts';
import { createKeepers } from './rooms/keeper/keepers.ts';
import { type Log, messageOf } from './rooms/log.ts';
import type { Measures } from './rooms/measures.ts';
import { createAlone, joinNodes, type Nodes } from './rooms/nodes.ts';
import { createPast, type Past } from './rooms/past.ts';
import { createSearch, type Search } from './search/search.ts';
import { newSecret, secretOf } from './secret.ts';
import { createFileFolder } from './storage/disk/fileFolder.ts';
import type { Desk, FileFolder, Storage } from './storage/ports.ts';
import { openSqliteStorage } from './storage/sqlite/storage.ts';

/** The store and the people in it: what the command line needs, beside a running server or without one. */
export interface Foundation {
  config: Config;
  storage: Storage;
  audit: Audit;
  fileFolder: FileFolder;
  accounts: Accounts;
  guests: Guests;
  secondFactor: SecondFactor;
  passkeys: Passkeys;
  resets: Resets;
  invites: Invites;
  clock: Clock;
  newId: () => string;
  firstDesk: Desk;
  passportKey: PassportKey;
  /** Null where no letters leave. */
  mailer: Mailer | null;
  /** Known to all nodes of the installation, and to nobody else. */
  secret: string;
}

export interface Core extends Foundation, Search {
  signOn: SignOn;
  takesPasswords: boolean;
  removal: Removal;
  converter: Converter;
  exporter: Exporter;
  proposer: Proposer;
  pages: Pages | null;
  access: Access;
  rooms: Directory;
  decisions: Decisions;
  past: Past;
  chronicles: Chronicles;
  doorkeeper: Doorkeeper;
  throttle: Throttle;
  news: News;
  nodes(): Nodes;
  /** Becomes one of several nodes, where the store is shared. @throws when it does not answer. */
  join(): Promise<void>;
  /** Closes sockets, and resolves when text and projections are durable. The store stays open. */
  closeLive(): Promise<void>;
}

class Unsupported extends Error {
  override name = 'Unsupported';
}

export const databaseFile = (config: Config) => join(config.dataFolder, 'kantlijn.db');
/** Pictures of articles, a folder for each. */
export const filesFolder = (config: Config) => join(config.dataFolder, 'files');

/** What the configured adapter gives beside the store's port. */
interface OpenStore extends Pick<AuthSettings, 'db' | 'type'> {
  storage: Storage;
  fileFolder: FileFolder;
  secret: string;
  /** A new one for each start, or one that all nodes print. */
  setupToken: () => string;
  /** Runs what is done once an installation while no other node does. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

const randomToken = () => randomBytes(32).toString('base64url');

async function openSqlite(config: Config, exclusive: boolean, now: () => number): Promise<OpenStore> {
  const storage = await openSqliteStorage({ file: databaseFile(config), exclusive, now });
  return {
    ...{ storage, db: storage.kysely, type: 'sqlite', setupToken: randomToken },
    fileFolder: createFileFolder(filesFolder(config), randomUUID),
    secret: config.authSecret ?? secretOf(config.dataFolder),
    alone: (work) => work(),
  };
}

/** Of a command, which does one thing after the other. */
const COMMAND_CONNECTIONS = 2;

async function openPostgres(config: Config, url: string, isServer: boolean, now: () => number): Promise<OpenStore> {
  const connections = isServer ? config.databaseConnections : COMMAND_CONNECTIONS;
  // Read where it is asked for: one node on SQLite needs none of it in memory.
  const { openPostgresStorage } = await import('./storage/postgres/storage.ts');
  const storage = await openPostgresStorage({ url, connections, now });
  const { kysely, fileFolder, alone } = storage;
  const secret = config.authSecret ?? (await storage.secret(newSecret));
  const setupToken = () => Buffer.from(hkdfSync('sha256', secret, '', 'kantlijn setup link', 32)).toString('base64url');
  return { storage, db: kysely, type: 'postgres', fileFolder, secret, setupToken, alone };
}

async function mailerOf({ mail }: Config): Promise<Mailer | null> {
  // Read where it is asked for.
  return mail && (await import('./mail/smtp.ts')).createSmtpMailer(mail);
}

/**
 * Opens the store and the accounts.
 * @param exclusive whether this process is a server; on SQLite a second one on the same folder is refused.
 */
export async function openFoundation(config: Config, exclusive: boolean): Promise<Foundation> {
  if (config.redisUrl && !config.databaseUrl) throw new Unsupported(ONE_NODE);
  const clock = systemClock();
  const store = config.databaseUrl
    ? await openPostgres(config, config.databaseUrl, exclusive, clock.now)
    : await openSqlite(config, exclusive, clock.now);
  const { storage, fileFolder, secret, db, type, setupToken } = store;
  try {
    const secure = config.publicUrl?.startsWith('https:') ?? false;
    const auth = await store.alone(() => openAuth({ db, type, secret, secure }));
    const { once, desks } = storage;
    const needsSecondFactor = (asked: string[]) => strictlyAsked(desks, asked);
    const own = await createAccounts({ auth, clock: clock.now, idleMs: config.idleMs, needsSecondFactor }, storage);
    const guestParts = { clock: clock.now, randomToken, newId: randomUUID, secure };
    const guests = createGuests({ store: storage.guests, ...guestParts });
    const accounts = withGuests(own, guests);
    const secondFactor = createSecondFactor({ auth, once, clock: clock.now, secure });
    const passkeys = createPasskeys({ passkeys: storage.passkeys, once, clock: clock.now, secret });
    const invites = createInvites(storage.desks, { clock: clock.now, randomToken, setupToken });
    const firstDesk = await ensureFirstDesk(storage, randomUUID);
    const passportKey = passportKeyOf(secret);
    const audit = createAudit({ store: storage.audit, clock, newId: randomUUID });
    const mailer = await mailerOf(config);
    const resets = await createResets({ auth, clock: clock.now, randomToken });
    const known = { accounts, guests, secondFactor, passkeys, resets, invites, firstDesk };
    const given = { config, storage, audit, fileFolder, ...known, clock, passportKey, mailer, secret };
    return { ...given, newId: randomUUID };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

interface CoreParts {
  log: Log;
  measures: Measures;
  /** Where people reach this server; PUBLIC_URL where it is not given. */
  publicUrl?: () => string;
  /** Something came over the bus that no node of this installation said. */
  busRefused?: () => void;
}

const ONE_NODE = 'REDIS_URL is set, but not DATABASE_URL: an SQLite file is one node’s, which has nobody to tell.';

/** The way to the sign-on provider, which leads back to where people reach this server; null where there is none. */
export function providerFor(core: Core, publicUrl: () => string, log: Log): Provider | null {
  const { config, secret, storage, clock } = core;
  if (!config.provider) return null;
  return createProvider({
    ...{ ...config.provider, secret, once: storage.once, clock: clock.now },
    secure: config.publicUrl?.startsWith('https:') ?? false,
    callback: () => `${publicUrl()}/api/auth/sign-on/callback`,
    onError: (error) => log.warn({ error: messageOf(error) }, 'signing in at the provider failed'),
  });
}

/** The live part on top of the store: rooms, keepers, decisions. */
export function openCore(foundation: Foundation, given: CoreParts): Core {
  const { accounts, mailer, secret, clock, newId, config } = foundation;
  const { log, measures } = given;
  const storage = noticed(foundation.storage, (article) => {
    search.indexer.changed(article);
    news.wake(article);
  });
  let nodes = createAlone();
  const keepers = createKeepers({
    ...{ passages: storage.passages, texts: storage.texts, ledgers: storage.ledgers },
    schedule: (delayMs, work) => clock.after(delayMs, work),
    clock: clock.now,
    tell: (article, states) => rooms.tellPassages(article, states),
    tellNodes: config.databaseUrl ? (article) => rooms.grew(article, 'passages') : undefined,
    onError: (error) => log.error({ error: messageOf(error) }, 'a keeper failed'),
  });
  const projection = createProjection({ articles: storage.articles, clock, log });
  const rooms: Directory = createDirectory({
    ...{ storage, clock, log, measures },
    watchers: [
      ...[projection, keepers.watch],
      (article, live) => decisions.watch(article, live),
      (article, live) => news.watch(article, live),
      (article, live) => search.indexer.watch(article, live),
    ],
    recheck: () => doorkeeper.recheck(),
    nodes: () => nodes,
  });
  const doorkeeper = createDoorkeeper({
    ...{ clock, log, identity: accounts, articles: storage.articles, desks: storage.desks },
    profiles: storage.profiles,
    seats: () => rooms.seats(),
  });
  const past = createPast(storage.texts);
  const decisions = createDecisions({
    ...{ storage, rooms, keepers, past, clock: clock.now, newId, random: Math.random },
    onError: (error) => log.error({ error: messageOf(error) }, 'figures were not kept'),
  });
  const { publicUrl = () => config.publicUrl ?? '' } = given;
  const news = createNews({ config, storage, accounts, decisions, mailer, secret, publicUrl, clock, log, newId });
  const search: Search = createSearch({ storage, decisions, accounts, clock, log });
  const throttle = createThrottle(clock.now, (keys) => nodes.tellAll({ kind: 'guesses', keys }));
  function hear(message: Message): void {
    if (message.kind === 'guesses') throttle.heard(message.keys);
    else if (message.kind === 'rights')
      doorkeeper.recheck().catch((error) => log.error({ error: messageOf(error) }, 'no look'));
  }
  const access = createAccess(storage);
  const converter = createConverter();
  const exporter = createExporter();
  const proposer = createProposer();
  const { fetchesPages, fetchLoopbackPorts } = config;
  const pages = fetchesPages ? createPages(systemReach(fetchLoopbackPorts), converter) : null;
  return {
    ...{ ...foundation, storage, news, ...search },
    ...{ converter, exporter, proposer, pages, access, rooms, decisions, doorkeeper, throttle },
    ...{ past, chronicles: createChronicles(storage.texts) },
    signOn: createSignOn({ accounts, storage, audit: foundation.audit, grants: config.provider?.grants ?? [] }),
    takesPasswords: config.takesPasswords,
    removal: createRemoval({ storage, accounts, decisions, rooms, clock: clock.now, newId }),
    nodes: () => nodes,
    async join() {
      if (!config.databaseUrl) return;
      const { redisUrl } = config;
      nodes = await joinNodes({
        ...{ bus: await openBus({ redisUrl, secret, log, onRefused: given.busRefused }), store: storage.nodes },
        ...{ clock, log, hear, onElsewhere: (attendees) => rooms.attendees.isElsewhere(attendees) },
      });
    },
    async closeLive() {
      doorkeeper.stop();
      await news.stop();
      await search.indexer.stop();
      await Promise.all([converter.close(), exporter.close(), proposer.close()]);
      await rooms.close();
      await nodes.stop();
      await projection.settled();
      await foundation.audit.settle();
      await news.settled();
    },
  };
}
