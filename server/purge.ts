/** What does not stay for ever: articles leave the bin after thirty days, entries of inboxes and the audit after their time. */
import type { Audit } from './audit.ts';
import { everyRow, withEach } from './everyRow.ts';
import type { Clock } from './rooms/clock.ts';
import type { Decisions } from './rooms/decisions.ts';
import { type Log, messageOf } from './rooms/log.ts';
import { shelve } from './shelving.ts';
import type { ArticleRecord, FileFolder, Storage } from './storage/ports.ts';

const DAY_MS = 24 * 3_600_000;
export const BIN_DAYS = 30;
/** Entries of inboxes are kept for so long. */
const INBOX_DAYS = 180;
const ROUND_MS = 3_600_000;

interface Purging {
  storage: Pick<Storage, 'articles' | 'desks'>;
  audit: Pick<Audit, 'record'>;
}

/** Removes what has lain in the bin too long; gives how many articles that were. */
export async function purgeBin({ storage, audit }: Purging, now: number): Promise<number> {
  const desks = (await storage.desks.desks()).map((desk) => desk.id);
  const binned = await everyRow((limit, offset) => storage.articles.list(desks, { deleted: true, limit, offset }));
  const expired = binned.filter(({ deletedAt }) => deletedAt !== null && now - deletedAt >= BIN_DAYS * DAY_MS);
  if (expired.length === 0) return 0;
  const purge = async ({ id, desk }: ArticleRecord) => {
    await storage.articles.purge(id);
    await audit.record('article.purged', null, { kind: 'article', id }, { desk, after: BIN_DAYS });
  };
  await withEach(expired, purge).finally(() => storage.articles.sweep());
  return expired.length;
}

/**
 * Removes the pictures of articles that are no more; gives of how many articles. What a crash between the purge and this
 * left behind goes too. An article in the bin keeps its own.
 */
export async function purgeFiles(folder: FileFolder, storage: Pick<Storage, 'articles'>): Promise<number> {
  let count = 0;
  for (const article of await folder.articles()) {
    if (await storage.articles.find(article)) continue;
    await folder.remove(article);
    count += 1;
  }
  return count;
}

interface Keeping {
  storage: Storage;
  audit: Audit;
  decisions: Pick<Decisions, 'figuresOf'>;
  fileFolder: FileFolder;
  clock: Clock;
  log: Log;
  config: { auditDays: number };
}

/** Looks now and once an hour. Returns the function that stops it. */
export function purgeHourly({ storage, audit, decisions, fileFolder, clock, log, config }: Keeping): () => void {
  let cancel: () => void = () => undefined;
  let isStopped = false;
  /** None of them holds up another. */
  const attempt = async (job: () => Promise<unknown>) => {
    try {
      await job();
    } catch (error) {
      log.error({ error: messageOf(error) }, 'what is past its time could not be removed');
    }
  };
  const emptyBin = async () => {
    const count = await purgeBin({ storage, audit }, clock.now());
    if (count > 0) log.info({ count }, 'articles left the bin for good');
  };
  const round = async () => {
    await attempt(() => shelve({ storage, audit, decisions }, clock.now()));
    await attempt(emptyBin);
    await attempt(() => purgeFiles(fileFolder, storage));
    await attempt(() => storage.inbox.prune(clock.now() - INBOX_DAYS * DAY_MS));
    await attempt(() => storage.audit.expire(clock.now() - config.auditDays * DAY_MS));
    if (!isStopped) cancel = clock.after(ROUND_MS, () => void round());
  };
  cancel = clock.after(0, () => void round());
  return () => {
    isStopped = true;
    cancel();
  };
}
