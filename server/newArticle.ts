/** Making an article of a text: its slug and its record. */
import type { PreparedText } from './convert/preparedText.ts';
import { freeSlug, slugFrom } from './slug.ts';
import type { ArticleRecord, ArticleStore, Desk } from './storage/ports.ts';

export interface ArticleDraft {
  desk: Desk;
  slug?: string | undefined;
  deadline?: string | null | undefined;
  text: PreparedText;
  createdBy: string;
  /** Made out of sight, to be put on the desk later. */
  isBinned?: boolean;
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
async function create(articles: ArticleStore, record: ArticleRecord, state: Uint8Array, isAsked: boolean) {
  for (;;) {
    const slug = isAsked
      ? record.slug
      : await freeSlug(record.slug, (wanted) => articles.slugTaken(record.desk, wanted));
    const named = { ...record, slug };
    try {
      await takingSlug(articles, named, () => articles.create(named, state));
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
  const id = newId();
  const { state, ...shown } = draft.text;
  const record = {
    id,
    desk: draft.desk.id,
    slug: draft.slug ?? slugFrom(shown.headline.split(' ').slice(0, 6).join(' '), 'article'),
    ...shown,
    deadline: draft.deadline ?? null,
    createdBy: draft.createdBy,
    createdAt: clock(),
    updatedAt: clock(),
    deletedAt: draft.isBinned ? clock() : null,
  };
  await create(articles, record, state, draft.slug !== undefined);
  return id;
}
