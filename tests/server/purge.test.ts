/** What is past its time goes, however much there is, and whatever of it fails. */
import { beforeEach, expect, it } from 'vitest';
import { BIN_DAYS, purgeBin, purgeHourly } from '../../server/purge.ts';
import { shelve } from '../../server/shelving.ts';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import type { ArticleRecord, Storage } from '../../server/storage/ports.ts';
import { USUAL_DESK } from '../../shared/desk/settings.ts';
import type { ArticleFigures } from '../../shared/review/figures.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);
let storage: Storage;
let audited: string[];
const audit = {
  record: async (kind: string, _actor: unknown, subject: { id: string } | null) =>
    void audited.push(`${kind} ${subject?.id}`),
  signInFailed: () => undefined,
  settle: () => Promise.resolve(),
};

beforeEach(async () => {
  storage = createMemoryStorage();
  audited = [];
  await storage.desks.createDesk({ id: 'd', slug: 'd', name: 'D' });
});

const create = (id: string, more: Partial<ArticleRecord> = {}) => {
  const about = { id, desk: 'd', slug: id, headline: '', words: 0, language: 'nl', deadline: null, createdBy: 'p' };
  const times = { createdAt: 1, updatedAt: 1, deletedAt: null };
  return storage.articles.create({ ...about, ...times, ...more }, new Uint8Array([1]));
};

/** Of an article that was cleared long ago. */
const CLEARED = {
  figures: { clearance: { status: 'cleared', at: '2026-01-01T00:00:00.000Z' } } as ArticleFigures,
  until: null,
};

it('[R-DESK-11] the oldest of a desk with thousands of articles goes where the desk has set it to, and so does one after another that failed', async () => {
  for (let n = 0; n < 1_200; n += 1) await create(`n${n}`, { updatedAt: NOW });
  await create('broken', { updatedAt: 3 });
  await create('oldest', { updatedAt: 2 });
  await storage.desks.setSettings('d', { ...USUAL_DESK, archiveAfterDays: 7, retentionDays: 30 });
  const asked: string[] = [];
  const decisions = {
    async figuresOf({ id }: ArticleRecord) {
      asked.push(id);
      if (id === 'broken') throw new Error('the words cannot be read');
      return CLEARED;
    },
  };
  await expect(shelve({ storage, audit, decisions }, NOW)).rejects.toThrow('1 of 1202: the words cannot be read');
  expect([asked, await storage.board.archivedAt('oldest')]).toEqual([['broken', 'oldest'], NOW]);
  for (let n = 0; n < 1_200; n += 1) await storage.board.archive(`n${n}`, NOW + 30 * DAY_MS);
  await expect(shelve({ storage, audit, decisions }, NOW + 30 * DAY_MS)).rejects.toThrow();
  expect((await storage.articles.find('oldest'))?.deletedAt).toBe(NOW + 30 * DAY_MS);
  expect(audited).toEqual(['article.archived oldest', 'article.binned oldest']);
});

it('[R-CLI-11] the bin is emptied but for what fails, and swept after it once', async () => {
  for (const id of ['a', 'b', 'c']) await create(id, { deletedAt: NOW });
  let sweeps = 0;
  const articles: Storage['articles'] = {
    ...storage.articles,
    purge: (id) => (id === 'b' ? Promise.reject(new Error('busy')) : storage.articles.purge(id)),
    async sweep() {
      sweeps += 1;
    },
  };
  const empty = (now: number) => purgeBin({ storage: { ...storage, articles }, audit }, now);
  expect([await empty(NOW + DAY_MS), sweeps]).toEqual([0, 0]);
  await expect(empty(NOW + BIN_DAYS * DAY_MS)).rejects.toThrow('busy');
  expect([audited, sweeps]).toEqual([['article.purged a', 'article.purged c'], 1]);
});

it('[R-AUDIT-7] what fails of a round is told, and holds up nothing else of it', async () => {
  const done: string[] = [];
  const told: string[] = [];
  const fails = (what: string) => async () => Promise.reject(new Error(what));
  const keep = (what: string) => async () => void done.push(what);
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields: object) => void told.push(...texts(fields)),
  };
  const texts = (fields: object) => Object.values(fields).map(String);
  const failing = {
    ...storage,
    desks: { ...storage.desks, desks: fails('desks') },
    inbox: { ...storage.inbox, prune: keep('inbox') },
    audit: { ...storage.audit, expire: keep('audit') },
  };
  await new Promise<void>((resolve) => {
    const after = (ms: number, task: () => void) => {
      if (ms === 0) task();
      else resolve();
      return () => undefined;
    };
    purgeHourly({
      ...{ storage: failing, audit, log, config: { auditDays: 30 } },
      decisions: { figuresOf: async () => CLEARED },
      fileFolder: { articles: fails('files'), remove: keep('x'), write: keep('x'), read: async () => null },
      clock: { now: () => NOW, soon: () => undefined, after },
    });
  });
  expect([done, told]).toEqual([
    ['inbox', 'audit'],
    ['desks', 'desks', 'files'],
  ]);
});
