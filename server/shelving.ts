/** What a desk has set to happen by itself: cleared articles go into the archive, old ones from there into the bin. */
import type { Audit } from './audit.ts';
import { everyRow, withEach } from './everyRow.ts';
import type { Decisions } from './rooms/decisions.ts';
import type { BoardRow, Place } from './storage/boardPort.ts';
import type { Storage } from './storage/ports.ts';

const DAY_MS = 24 * 3_600_000;

export interface ShelvingParts {
  storage: Pick<Storage, 'articles' | 'board' | 'desks'>;
  decisions: Pick<Decisions, 'figuresOf'>;
  audit: Pick<Audit, 'record'>;
}

/** Whether it was cleared before that moment, and nothing of it was changed since. */
async function isDone({ decisions }: ShelvingParts, { article }: BoardRow, before: number): Promise<boolean> {
  if (article.updatedAt > before) return false;
  const { clearance } = (await decisions.figuresOf(article)).figures;
  return clearance?.status === 'cleared' && Date.parse(clearance.at) <= before;
}

async function archiveIfDone(parts: ShelvingParts, row: BoardRow, days: number, now: number): Promise<void> {
  if (!(await isDone(parts, row, now - days * DAY_MS))) return;
  const { id, desk } = row.article;
  await parts.storage.board.archive(id, now);
  await parts.audit.record('article.archived', null, { kind: 'article', id }, { desk, after: days });
}

async function binIfOld(parts: ShelvingParts, row: BoardRow, days: number, now: number): Promise<void> {
  if (row.archivedAt === null || row.archivedAt > now - days * DAY_MS) return;
  const { id, desk } = row.article;
  await parts.storage.articles.update(id, { deletedAt: now });
  await parts.audit.record('article.binned', null, { kind: 'article', id }, { desk, after: days });
}

/**
 * @param now milliseconds since the epoch
 * @throws AggregateError when it failed with some of the articles; the others were done.
 */
export async function shelve(parts: ShelvingParts, now: number): Promise<void> {
  const { board, desks } = parts.storage;
  const jobs: (() => Promise<void>)[] = [];
  const rowsIn = (desk: string, place: Place) => everyRow((limit, offset) => board.rows(desk, place, limit, offset));
  for (const { id } of await desks.desks()) {
    const { archiveAfterDays, retentionDays } = (await desks.settingsOf(id)) ?? {};
    if (archiveAfterDays) {
      for (const row of await rowsIn(id, 'desk')) jobs.push(() => archiveIfDone(parts, row, archiveAfterDays, now));
    }
    if (retentionDays) {
      for (const row of await rowsIn(id, 'archive')) jobs.push(() => binIfOld(parts, row, retentionDays, now));
    }
  }
  await withEach(jobs, (job) => job());
}
