/** Making an article of a text: its slug and its record. */
import type { PreparedArticle } from './convert/preparedArticle.ts';
import type { PreparedText } from './convert/preparedText.ts';
import { importedThreads } from './importedThreads.ts';
import { freeSlug, slugFrom } from './slug.ts';
import type { ArticleBeginnings, ArticleRecord, ArticleStore, Desk, FileFolder, FileStore } from './storage/ports.ts';

export interface ArticleDraft {
  desk: Desk;
  slug?: string | undefined;
  deadline?: string | null | undefined;
  text: PreparedText;
  createdBy: string;
  /** Made out of sight, to be put on the desk later. */
  isBinned?: boolean;
  /** Where it had to be known before; a new one otherwise. */
  id?: string;
  /** What its document calls it: taken if it is free, else numbered. */
  wantedSlug?: string | undefined;
  /** What its document brings along. */
  beginnings?: ArticleBeginnings;
}

/** Another article of the desk has that slug. */
export class SlugTaken extends Error {
  override name = 'SlugTaken';
}

/**
 * Writes what takes a slug. Two people may ask for one at the same time: the store lets one of them have it.
 * @throws SlugTaken
 */
export async function takingSlug(
  articles: ArticleStore,
  { desk, slug }: { desk: string; slug: string },
  write: () => Promise<void>,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw (await articles.slugTaken(desk, slug)) ? new SlugTaken('Another article of the desk has that slug.') : error;
  }
}

export interface ArticleMaker {
  articles: ArticleStore;
  clock: () => number;
  newId: () => string;
}

/** Writes a record under the slug that it has, or else under the next one that is free. @throws SlugTaken */
async function create(
  articles: ArticleStore,
  record: ArticleRecord,
  { state, beginnings }: { state: Uint8Array; beginnings: ArticleBeginnings | undefined },
  isAsked: boolean,
) {
  for (;;) {
    const slug = isAsked
      ? record.slug
      : await freeSlug(record.slug, (wanted) => articles.slugTaken(record.desk, wanted));
    const named = { ...record, slug };
    try {
      await takingSlug(articles, named, () => articles.create(named, state, beginnings));
      return;
    } catch (error) {
      if (isAsked || !(error instanceof SlugTaken)) throw error;
    }
  }
}

/**
 * Stores a new article and gives its id. A slug asked for must be free; one made up is made so.
 * @throws SlugTaken
 */
export async function storeArticle({ articles, clock, newId }: ArticleMaker, draft: ArticleDraft): Promise<string> {
  const { id = newId(), beginnings } = draft;
  const { state, headline, words, language } = draft.text;
  const record = {
    id,
    desk: draft.desk.id,
    slug: draft.slug ?? draft.wantedSlug ?? slugFrom(headline.split(' ').slice(0, 6).join(' '), 'article'),
    ...{ headline, words, language },
    deadline: draft.deadline ?? null,
    createdBy: draft.createdBy,
    createdAt: clock(),
    updatedAt: clock(),
    deletedAt: draft.isBinned ? clock() : null,
  };
  await create(articles, record, { state, beginnings }, draft.slug !== undefined);
  return id;
}

export interface DocumentMaker extends ArticleMaker {
  files: FileStore;
  fileFolder: FileFolder;
}
export type DocumentDraft = Omit<ArticleDraft, 'text' | 'id' | 'beginnings' | 'isBinned' | 'wantedSlug'>;

/**
 * Stores the article `id` that a document was prepared as, with its threads, pictures and report. One with pictures is on
 * the desk once they are durable; should the server end meanwhile, it lies in the bin.
 * @throws SlugTaken
 */
export async function storeDocument(
  maker: DocumentMaker,
  id: string,
  prepared: PreparedArticle,
  draft: DocumentDraft,
): Promise<void> {
  const { articles, files, fileFolder, clock, newId } = maker;
  const { report, threads, pictures, slug } = prepared;
  const ledger = importedThreads(threads, { actor: draft.createdBy, at: new Date(clock()).toISOString(), newId });
  const wantedSlug = slugFrom(slug ?? '', '') || undefined;
  const isBinned = pictures.length > 0;
  await storeArticle(maker, { ...draft, id, wantedSlug, isBinned, text: prepared, beginnings: { ledger, report } });
  for (const { hash, type, bytes } of pictures) {
    await fileFolder.write(id, hash, bytes);
    await files.add({
      article: id,
      hash,
      type,
      size: bytes.byteLength,
      use: 'shown',
      by: draft.createdBy,
      at: clock(),
    });
  }
  if (isBinned) await articles.update(id, { deletedAt: null });
}
