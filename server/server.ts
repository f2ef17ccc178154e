/** A running server: the application on a port, its sockets, its timers, and an orderly end. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { SCHEMA_VERSION } from '../shared/schema/version.ts';
import { type Addresses, createAddresses } from './addresses.ts';
import { type App, createApp } from './app.ts';
import { readClientFolder } from './clientFolder.ts';
import { type Core, openCore, openFoundation, providerFor } from './composition.ts';
import type { Config } from './config.ts';
import { createLog } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { networkOf } from './network.ts';
import { packageFolder, version } from './packageFolder.ts';
import { purgeHourly } from './purge.ts';
import { createAllowances } from './rooms/allowance.ts';
import { strictServers } from './transport/http/brokenRequests.ts';
import { createClientAddress } from './transport/http/clientAddress.ts';
import { syncRoute } from './transport/ws/route.ts';
import { createSocketServer } from './transport/ws/socketServer.ts';

export interface RunningServer {
  /** Where people reach it. */
  url: string;
  /** The link that makes the first account; null when there is one. */
  setupUrl: string | null;
  log: Logger;
  /** Closes sockets as "later", makes all text durable, ends. */
  stop(): Promise<void>;
}

const CLIENT_FOLDER = join(packageFolder, 'dist/client');
/** Slow senders of headers and bodies are cut off. */
const HEADERS_MS = 15_000;
const REQUEST_MS = 120_000;
/** How often it is looked for them. */
const LOOK_MS = 5_000;
/** Connections at a time; one more is dropped unanswered. Each takes some kilobytes and a file of the process. */
const MAX_CONNECTIONS = 10_000;
/** Sockets that a person may open in a row, and per second after that: a browser with every tab open stays far below. */
const KNOCKS = { burst: 200, perSecond: 5 };
/**
 * Handshakes from one address, signed in or not. A newsroom is behind one: three hundred people with a few tabs each come
 * back at once when a node starts anew.
 */
const ARRIVALS = { burst: 2_000, perSecond: 20 };
/** Whatever else is asked to be spoken is answered as any request; the adapter would leave it without an answer. */
const isSocketRequest = ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === 'websocket';
/** Sockets that have not answered our close by then are cut. */
const DRAIN_MS = 1_000;

type Sockets = ReturnType<typeof createSocketServer>;

function appOf(core: Core, config: Config, metrics: Metrics, log: Logger, addresses: Addresses): App {
  const { rooms, accounts, access, storage, clock } = core;
  const { ownOrigin, publicUrl } = addresses;
  const clientAddress = createClientAddress(config.trustedProxies);
  const arrives = createAllowances(ARRIVALS.burst, ARRIVALS.perSecond, clock.now);
  const sync = syncRoute({
    ...{
      profiles: storage.profiles,
      access,
      rooms,
      log,
      ownOrigin,
      measures: metrics.measures,
      schemaVersion: SCHEMA_VERSION,
    },
    identity: accounts,
    mayArrive: (context) => arrives(networkOf(clientAddress(context))),
    mayKnock: createAllowances(KNOCKS.burst, KNOCKS.perSecond, clock.now),
  });
  return createApp({
    ...{ ...core, log, ownOrigin, publicUrl, clock: clock.now },
    provider: providerFor(core, publicUrl, log),
    clientAddress,
    health: {
      ...{ ping: () => storage.ping(), bus: () => core.nodes().state() },
      ...{ metrics: metrics.registry, metricsToken: config.metricsToken },
    },
    client: readClientFolder(CLIENT_FOLDER),
    secure: config.publicUrl?.startsWith('https:') ?? false,
    newNonce: () => randomBytes(16).toString('base64'),
    newId: randomUUID,
    version,
    mountSync: (app: Hono) => app.route('/', sync),
  });
}

function listen(app: App, config: Config, sockets: Sockets): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        ...{
          fetch: app.fetch,
          hostname: config.host,
          port: config.port,
          websocket: { server: sockets },
        },
        createServer: strictServers(app.fetch, config.host),
        serverOptions: {
          ...{ headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, connectionsCheckingInterval: LOOK_MS },
          shouldUpgradeCallback: isSocketRequest,
        },
      },
      ({ port }) => resolve({ server: server as Server, port }),
    );
    (server as Server).maxConnections = MAX_CONNECTIONS;
    server.once('error', reject);
  });
}

/** Waits for the sockets to say goodbye, then cuts those that did not. */
function drain(sockets: Sockets): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      for (const socket of sockets.clients) socket.terminate();
      resolve();
    }, DRAIN_MS);
    const look = () => {
      if (sockets.clients.size > 0) return;
      clearTimeout(timer);
      resolve();
    };
    for (const socket of sockets.clients) socket.once('close', () => setImmediate(look));
    look();
  });
}

async function setupLink(core: Core, url: string): Promise<string | null> {
  if (await core.accounts.anyone()) return null;
  return `${url}/setup?token=${await core.invites.setup(core.firstDesk.id)}`;
}

/** Opens the data folder and serves on the configured address. @throws when either is in use. */
export async function startServer(config: Config): Promise<RunningServer> {
  const log = createLog(config.logLevel);
  const metrics = createMetrics();
  const { measures, busRefused } = metrics;
  const addresses = createAddresses(config);
  const { publicUrl } = addresses;
  const core = openCore(await openFoundation(config, true), { log, measures, busRefused, publicUrl });
  metrics.watchNodes(() => core.nodes().state());
  const sockets = createSocketServer();
  try {
    await core.join();
    const { server, port } = await listen(appOf(core, config, metrics, log, addresses), config, sockets);
    addresses.listening(port);
    core.doorkeeper.start();
    await core.news.start();
    void core.indexer.start();
    const stopPurging = purgeHourly({ ...core, log });
    const url = addresses.publicUrl();
    return {
      url,
      setupUrl: await setupLink(core, url),
      log,
      async stop() {
        stopPurging();
        server.close();
        await core.closeLive();
        await core.storage.close();
        await drain(sockets);
        sockets.close();
        server.closeAllConnections();
        metrics.stop();
      },
    };
  } catch (error) {
    await core.closeLive();
    await core.storage.close();
    throw error;
  }
}
