/**
 * Keeps what lists show of an article (headline, words, time of the last change) in step with its live text: some
 * seconds after the first of a row of changes, and once more when the article leaves memory. Of several nodes the one
 * that has the duty of the article does.
 */
import { listedHeadline, wordCount } from '../shared/text/plain.ts';
import type { Clock } from './rooms/clock.ts';
import { type Log, messageOf } from './rooms/log.ts';
import type { LiveText } from './rooms/port.ts';
import type { Watcher, WatcherFactory } from './rooms/watcher.ts';
import type { ArticleStore } from './storage/ports.ts';

/** Lists may lag by this much; counting words costs some milliseconds in a long article. */
const PROJECTION_DELAY_MS = 2_000;

export interface ProjectionDeps {
  articles: ArticleStore;
  clock: Clock;
  log: Log;
}

export function createProjection(deps: ProjectionDeps): WatcherFactory & { settled(): Promise<void> } {
  const { articles, clock, log } = deps;
  const writing = new Set<Promise<void>>();

  /** @param changedAt null where nobody is known to have changed it: then it was changed if it reads otherwise than is told */
  async function write(article: string, live: LiveText, changedAt: number | null): Promise<void> {
    const headline = listedHeadline(live.text);
    const record = await articles.find(article);
    if (!record) return;
    const words = wordCount(live.text, record.language);
    const isSame = record.headline === headline && record.words === words;
    if (changedAt === null && isSame) return;
    await articles.update(article, { headline, words, updatedAt: changedAt ?? clock.now() });
  }
  function project(article: string, live: LiveText, changedAt: number | null): void {
    const work = write(article, live, changedAt).catch((error: unknown) => {
      log.error({ article, error: messageOf(error) }, 'a projection failed');
    });
    writing.add(work);
    void work.finally(() => writing.delete(work));
  }
  function watch(article: string, live: LiveText): Watcher {
    let cancel: (() => void) | null = null;
    let changedAt: number | null = null;
    const flush = () => {
      cancel = null;
      if (live.hasDuty()) project(article, live, changedAt);
      changedAt = null;
    };
    const soon = () => {
      cancel ??= clock.after(PROJECTION_DELAY_MS, flush);
    };
    return {
      changed() {
        changedAt = clock.now();
        soon();
      },
      // What the other node may not have come to.
      dutyTaken: soon,
      unload() {
        if (!cancel) return;
        cancel();
        flush();
      },
    };
  }
  return Object.assign(watch, {
    async settled() {
      await Promise.all(writing);
    },
  });
}
