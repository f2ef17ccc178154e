/** Making an article out of blocks: its document, its first projection and its record. */
import * as Y from 'yjs';
import { bodyOf } from '../shared/text/body.ts';
import { insertBlocks, type NewBlock, seedText } from '../shared/text/build.ts';
import { headline, plainText, wordCount } from '../shared/text/plain.ts';
import { languageOf } from './convert/language.ts';
import { freeSlug, slugFrom } from './slug.ts';
import type { ArticleStore, Desk } from './storage/ports.ts';

export interface ArticleDraft {
  desk: Desk;
  slug?: string | undefined;
  language?: string | undefined;
  deadline?: string | null | undefined;
  blocks: readonly NewBlock[];
  createdBy: string;
  /** Made out of sight, to be put on the desk later. */
  isBinned?: boolean;
}

/** Headlines in lists are cut here; an article without a headline shows its first words. */
export const MAX_HEADLINE = 200;

export interface ArticleMaker {
  articles: ArticleStore;
  clock: () => number;
  newId: () => string;
}

/** Stores a new article and gives its id. A slug asked for must be free; one made up is made so. */
export async function storeArticle({ articles, clock, newId }: ArticleMaker, draft: ArticleDraft): Promise<string> {
  const doc = new Y.Doc();
  const text = bodyOf(doc);
  insertBlocks(text, 0, draft.blocks);
  seedText(text);
  const id = newId();
  const title = headline(text).slice(0, MAX_HEADLINE);
  const made = slugFrom(title.split(' ').slice(0, 6).join(' '), 'article');
  const slug = draft.slug ?? (await freeSlug(made, (wanted) => articles.slugTaken(draft.desk.id, wanted)));
  const language = draft.language ?? languageOf(plainText(text).text);
  const record = {
    id,
    desk: draft.desk.id,
    slug,
    headline: title,
    words: wordCount(text, language),
    language,
    deadline: draft.deadline ?? null,
    createdBy: draft.createdBy,
    createdAt: clock(),
    updatedAt: clock(),
    deletedAt: draft.isBinned ? clock() : null,
  };
  await articles.create(record, Y.encodeStateAsUpdate(doc));
  doc.destroy();
  return id;
}
