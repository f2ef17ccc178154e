/**
 * What reaches people and machines that are not looking: inboxes, letters and webhooks. All of it follows what was decided
 * through readers with cursors of their own, so that no decision waits for any of it.
 */
import type { Config } from './config.ts';
import { createPost, hookAddress } from './hooks/post.ts';
import { createHookReader } from './hooks/reader.ts';
import { createSender, type Sender } from './hooks/sender.ts';
import { secretOf } from './hooks/signature.ts';
import type { Accounts } from './identity/accounts.ts';
import { createInboxReader } from './inbox/reader.ts';
import { createLetterWriter } from './letters/writer.ts';
import type { Mailer } from './mail/port.ts';
import { systemReach } from './pages/guardedGet.ts';
import { createReaders, type Readers } from './readers/readers.ts';
import { createStandings } from './readers/standings.ts';
import type { Clock } from './rooms/clock.ts';
import type { Decisions } from './rooms/decisions.ts';
import type { Log } from './rooms/log.ts';
import type { WatcherFactory } from './rooms/watcher.ts';
import type { Hook } from './storage/hookPort.ts';
import type { Storage } from './storage/ports.ts';

export interface News extends Readers {
  /** Give this to the rooms: signatures crack when words change. */
  watch: WatcherFactory;
  webhooks: Webhooks;
  /** After `stop`: resolves once nothing is being sent any more. Text is not to wait for a slow mail server. */
  settled(): Promise<void>;
}

interface Webhooks {
  /** There may be something to send. */
  wake: Sender['wake'];
  secretOf(hook: Pick<Hook, 'id' | 'salt'>): string;
  /** @throws PageRefused for an address that is told nothing. */
  check(address: string): void;
}

interface NewsParts {
  config: Pick<Config, 'fetchLoopbackPorts'>;
  storage: Storage;
  accounts: Accounts;
  decisions: Pick<Decisions, 'stateOf' | 'reviewOf'>;
  mailer: Mailer | null;
  /** The installation's. */
  secret: string;
  /** Where people reach this server, without a slash at the end. */
  publicUrl: () => string;
  clock: Clock;
  log: Log;
  newId: () => string;
}

export function createNews(parts: NewsParts): News {
  const { config, storage, accounts, secret, publicUrl, clock, log, newId } = parts;
  const { stateOf, reviewOf } = parts.decisions;
  let sending: Promise<void>[] = [];
  const reach = systemReach(config.fetchLoopbackPorts);
  const post = createPost(reach, clock.now);
  const sender = createSender({ hooks: storage.hooks, post, secret, clock, log });
  const inbox = createInboxReader(storage, clock.now);
  const letters = createLetterWriter({ storage, accounts, mailer: parts.mailer, publicUrl, clock, log });
  const hooks = createHookReader({
    ...{ storage, accounts, stateOf, publicUrl, clock: clock.now, newId },
    onQueued: sender.wake,
  });
  const followers = [inbox.follow, hooks.follow];
  const standings = createStandings({ storage, followers, stateOf, reviewOf, clock, log });
  const readers = createReaders({ storage, readers: [inbox, hooks, standings], stateOf, clock, log });
  return {
    ...readers,
    watch: standings.watch,
    webhooks: {
      wake: sender.wake,
      secretOf: (hook) => secretOf(secret, hook),
      check: (address) => void hookAddress(address, reach),
    },
    async start() {
      await standings.start();
      sender.start();
      letters.start();
      await readers.start();
    },
    async stop() {
      await readers.stop();
      await standings.stop();
      sending = [sender.stop(), letters.stop()];
    },
    async settled() {
      await Promise.all(sending);
    },
  };
}
