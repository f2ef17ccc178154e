/** An article as the API shows it. */
import { z } from 'zod';
import { listOf } from '../../../shared/ledger/lists.ts';
import { annotationsOf, isHidden, isOpen } from '../../../shared/ledger/state.ts';
import { ROLES, type Role } from '../../../shared/permissions.ts';
import { colourOf } from '../../../shared/protocol/presence.ts';
import type { ArticleRecord } from '../../storage/ports.ts';
import type { HttpDeps } from './deps.ts';

const presentPerson = z.object({ id: z.string(), name: z.string(), colour: z.string() });

export const articleShape = z.object({
  id: z.string(),
  slug: z.string(),
  headline: z.string(),
  language: z.string(),
  desk: z.string().describe('slug of its desk'),
  deadline: z.string().nullable(),
  words: z.number(),
  coverage: z.null(),
  counts: z.object({ openThreads: z.number(), resolvedThreads: z.number(), detached: z.number() }),
  version: z.number().describe('number of the last change of its text; only ever grows'),
  clearance: z.null(),
  role: z.enum(ROLES).describe('what you may do on it'),
  createdAt: z.string(),
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
  present: z.array(presentPerson).describe('who has it open now'),
});
type ArticleView = z.infer<typeof articleShape>;

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

async function countsOf(deps: HttpDeps, article: string): Promise<ArticleView['counts']> {
  const [state, passages] = await Promise.all([deps.decisions.stateOf(article), deps.storage.passages.load(article)]);
  const threads = annotationsOf(state, 'thread').filter((thread) => !isHidden(thread));
  const openThreads = threads.filter(isOpen).length;
  const lost = new Set(passages.flatMap(({ status, id }) => (status === 'detached' ? [id] : [])));
  const detached = [...state.annotations.values()].filter(
    (each) => !isHidden(each) && listOf(each, isOpen(each), (id) => !lost.has(id)) === 'tray',
  );
  return { openThreads, resolvedThreads: threads.length - openThreads, detached: detached.length };
}

/** `desk` is the slug of the article's desk, `role` the reader's there. */
export async function articleView(
  deps: HttpDeps,
  article: ArticleRecord,
  reader: { desk: string; role: Role },
): Promise<ArticleView> {
  const present = deps.rooms.present(article.id);
  return {
    id: article.id,
    slug: article.slug,
    headline: article.headline,
    language: article.language,
    desk: reader.desk,
    deadline: article.deadline,
    words: article.words,
    coverage: null,
    counts: await countsOf(deps, article.id),
    version: await deps.storage.texts.lastSeq(article.id),
    clearance: null,
    role: reader.role,
    createdAt: iso(article.createdAt),
    updatedAt: iso(article.updatedAt),
    deletedAt: article.deletedAt === null ? null : iso(article.deletedAt),
    present: present.map(({ person, name }) => ({ id: person, name, colour: colourOf(person) })),
  };
}
