/** Articles: making, listing, changing, binning and restoring them. */
import { z } from 'zod';
import { importReport } from '../../../shared/intake/importReport.ts';
import { may } from '../../../shared/permissions.ts';
import type { Visitor } from '../../identity/port.ts';
import { storeDocument, takingSlug } from '../../newArticle.ts';
import { slugPattern } from '../../slug.ts';
import type { ArticleRecord, Desk } from '../../storage/ports.ts';
import { articleShape, articleView } from './articleView.ts';
import { ARTICLE_BODY } from './body.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor, deskWith, rolesOf } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { documentMaker, madeAnswer } from './madeArticle.ts';
import { Problem, unknownDesk } from './problem.ts';

const PAGE = 100;

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
export const languageTag = z.string().max(35).refine(isLanguage, 'a BCP 47 language tag such as nl or en-GB');
const deadline = z.iso.datetime({ offset: true }).nullable();

export const textDocument = z.strictObject({
  language: languageTag.optional(),
  format: z.enum(['text', 'html', 'markdown']),
  content: z.string(),
});
const newArticle = textDocument.extend({
  desk: z.string().max(80),
  slug: slugPattern.optional(),
  deadline: deadline.optional(),
});
const change = z.strictObject({
  slug: slugPattern.optional(),
  language: languageTag.optional(),
  deadline: deadline.optional(),
  desk: z.string().max(80).optional(),
});
const count = (most: number) => z.coerce.number().int().min(0).max(most);
const listing = z.object({
  desk: z.string().max(80).optional(),
  deleted: z.enum(['true', 'false']).default('false'),
  limit: count(PAGE).default(PAGE),
  offset: count(1_000_000).default(0),
});

export async function checkSlug(deps: HttpDeps, desk: string, slug: string | undefined): Promise<void> {
  if (slug !== undefined && (await deps.storage.articles.slugTaken(desk, slug))) {
    throw new Problem(409, 'slug.taken', 'Another article of the desk has that slug.');
  }
}

/** The visitor's desks with their role, by desk id; one of them if `slug` names it. */
async function readerDesks(deps: HttpDeps, visitor: Visitor, slug: string | undefined) {
  const [desks, roles] = await Promise.all([deps.storage.desks.desks(), rolesOf(deps, visitor)]);
  const named = desks.filter((desk) => slug === undefined || desk.slug === slug);
  const found = named.flatMap((desk) => {
    const role = roles.get(desk.id);
    return role ? [[desk.id, { desk: desk.slug, role }] as const] : [];
  });
  if (slug !== undefined && found.length === 0) throw unknownDesk();
  return new Map(found);
}

async function list(deps: HttpDeps, visitor: Visitor, query: z.infer<typeof listing>) {
  const readers = await readerDesks(deps, visitor, query.desk);
  const deleted = query.deleted === 'true';
  const wanted = [...readers].filter(([, reader]) => !deleted || may(reader.role, 'article.delete'));
  const ids = wanted.map(([id]) => id);
  const { limit, offset } = query;
  const records = ids.length === 0 ? [] : await deps.storage.articles.list(ids, { deleted, limit, offset });
  const views = records.map((record) => {
    const reader = readers.get(record.desk);
    return reader ? [articleView(deps, record, reader)] : [];
  });
  return { articles: await Promise.all(views.flat()) };
}

async function slugOf(deps: HttpDeps, { desk }: ArticleRecord): Promise<string> {
  return (await deps.storage.desks.desks()).find(({ id }) => id === desk)?.slug ?? '';
}

/** The article as it is now, for somebody who was let in already. */
async function viewOf(deps: HttpDeps, visitor: Visitor, article: ArticleRecord) {
  const reader = visitor.guest
    ? { desk: await slugOf(deps, article), role: visitor.guest.role }
    : (await readerDesks(deps, visitor, undefined)).get(article.desk);
  if (!reader) throw unknownDesk();
  return articleView(deps, article, reader);
}

/** Another desk decides on its own guests, and an article is given to its own people. */
async function leaveBehind({ storage, guests, rooms }: HttpDeps, id: string, desk: string): Promise<void> {
  await guests.withdrawAll(id);
  const members = new Set((await storage.desks.members(desk)).map(({ person }) => person));
  const assigned = await storage.board.assigned(id);
  await storage.board.assign(
    id,
    assigned.filter((person) => members.has(person)),
  );
  await rooms.recheck();
}

async function changeArticle(deps: HttpDeps, visitor: Visitor, id: string, wanted: z.infer<typeof change>) {
  const { article } = await articleFor(deps, visitor, id, 'text.write');
  const to: Desk | null = wanted.desk === undefined ? null : await deskWith(deps, visitor, wanted.desk, 'text.write');
  const desk = to?.id ?? article.desk;
  const moved = desk !== article.desk;
  const slug = wanted.slug ?? article.slug;
  const isNamedAnew = moved || slug !== article.slug;
  if (isNamedAnew) await checkSlug(deps, desk, slug);
  const language = wanted.language ?? article.language;
  const next = { slug, desk, language, deadline: wanted.deadline === undefined ? article.deadline : wanted.deadline };
  const write = () => deps.storage.articles.update(id, next);
  await (isNamedAnew ? takingSlug(deps.storage.articles, next, write) : write());
  if (moved) await leaveBehind(deps, id, desk);
  return viewOf(deps, visitor, { ...article, ...next });
}

function makingRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.signedIn(
    {
      method: 'post',
      path: '/articles',
      summary: 'Make an article of text, HTML or Markdown',
      body: newArticle,
      bodyLimit: ARTICLE_BODY,
      answer: z.object({ id: z.string(), report: importReport }),
      status: 201,
    },
    async ({ visitor, body }) => {
      const desk = await deskWith(deps, visitor, body.desk, 'article.import');
      await checkSlug(deps, desk.id, body.slug);
      const { format, content, language, slug, deadline: due } = body;
      const article = deps.newId();
      const prepared = await deps.converter.prepare({ article, format, content, language });
      const draft = { desk, slug, deadline: due, createdBy: visitor.person };
      await storeDocument(documentMaker(deps), article, prepared, draft);
      return madeAnswer(article, prepared);
    },
  );
  endpoints.signedIn(
    { method: 'delete', path: '/articles/:id', summary: 'Put an article into the bin, for 30 days' },
    async ({ visitor, param }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.delete');
      await deps.storage.articles.update(article.id, { deletedAt: deps.clock() });
      await deps.rooms.evict(article.id);
      const details = { desk: article.desk };
      await deps.audit.record('article.binned', visitor.person, { kind: 'article', id: article.id }, details);
      return null;
    },
  );
  endpoints.signedIn(
    { method: 'post', path: '/articles/:id/restore', summary: 'Take an article out of the bin', answer: articleShape },
    async ({ visitor, param }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.delete', 'bin');
      await deps.storage.articles.update(article.id, { deletedAt: null });
      const details = { desk: article.desk };
      await deps.audit.record('article.restored', visitor.person, { kind: 'article', id: article.id }, details);
      return viewOf(deps, visitor, { ...article, deletedAt: null });
    },
  );
}

export function articleRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  makingRoutes(endpoints, deps);
  endpoints.signedIn(
    {
      method: 'get',
      path: '/articles',
      summary: 'Articles of my desks, newest change first',
      query: listing,
      answer: z.object({ articles: z.array(articleShape) }),
    },
    ({ visitor, query }) => list(deps, visitor, query),
  );
  endpoints.signedIn(
    { method: 'get', path: '/articles/:id', summary: 'One article', answer: articleShape, guests: true },
    async ({ visitor, param }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.read');
      return viewOf(deps, visitor, article);
    },
  );
  endpoints.signedIn(
    {
      method: 'patch',
      path: '/articles/:id',
      summary: 'Change slug, language, deadline or desk',
      body: change,
      answer: articleShape,
    },
    ({ visitor, param, body }) => changeArticle(deps, visitor, param('id'), body),
  );
}
