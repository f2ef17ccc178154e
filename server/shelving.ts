/** What a desk has set to happen by itself: cleared articles go into the archive, old ones from there into the bin. */
import type { Audit } from './audit.ts';
import type { BoardRow } from './storage/boardPort.ts';
import type { Storage } from './storage/ports.ts';

const DAY_MS = 24 * 3_600_000;
/** Articles of a desk looked at in one round; the others are looked at an hour later. */
const AT_ONCE = 1_000;

export interface ShelvingParts {
  storage: Pick<Storage, 'articles' | 'board' | 'desks' | 'figures'>;
  audit: Pick<Audit, 'record'>;
}

/** Whether it was cleared before that moment, and nothing of it was changed since. */
async function isDone({ storage }: ShelvingParts, { article }: BoardRow, before: number): Promise<boolean> {
  if (article.updatedAt > before) return false;
  const clearance = (await storage.figures.of(article.id))?.figures.clearance;
  return clearance?.status === 'cleared' && Date.parse(clearance.at) <= before;
}

async function archiveDone(parts: ShelvingParts, desk: string, days: number, now: number): Promise<void> {
  for (const row of await parts.storage.board.rows(desk, 'desk', AT_ONCE)) {
    if (!(await isDone(parts, row, now - days * DAY_MS))) continue;
    await parts.storage.board.archive(row.article.id, now);
    await parts.audit.record('article.archived', null, { kind: 'article', id: row.article.id }, { desk, after: days });
  }
}

async function binOld(parts: ShelvingParts, desk: string, days: number, now: number): Promise<void> {
  for (const { article, archivedAt } of await parts.storage.board.rows(desk, 'archive', AT_ONCE)) {
    if (archivedAt === null || archivedAt > now - days * DAY_MS) continue;
    await parts.storage.articles.update(article.id, { deletedAt: now });
    await parts.audit.record('article.binned', null, { kind: 'article', id: article.id }, { desk, after: days });
  }
}

/** @param now milliseconds since the epoch */
export async function shelve(parts: ShelvingParts, now: number): Promise<void> {
  for (const { id } of await parts.storage.desks.desks()) {
    const settings = await parts.storage.desks.settingsOf(id);
    if (settings?.archiveAfterDays) await archiveDone(parts, id, settings.archiveAfterDays, now);
    if (settings?.retentionDays) await binOld(parts, id, settings.retentionDays, now);
  }
}
