/** Searching what one may see: articles, comments, claims and evidence (docs/protocol/search.md). */
import { z } from 'zod';
import { LONGEST_QUERY, SEARCH_KINDS } from '../../../shared/search/kinds.ts';
import type { Visitor } from '../../identity/port.ts';
import { createAllowances } from '../../rooms/allowance.ts';
import type { Hit } from '../../search/searcher.ts';
import { languageTag } from './articles.ts';
import type { HttpDeps } from './deps.ts';
import type { Endpoints } from './endpoint.ts';
import { Problem, unknownDesk } from './problem.ts';

/** Questions of one person: so many at once, then per second; somebody who types stays below both. */
const QUESTIONS = { burst: 30, perSecond: 5 };
const PAGE = 50;
const FURTHEST = 10_000;

const kinds = z
  .string()
  .max(80)
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(SEARCH_KINDS)));
const key = z.string().min(1).max(40);
const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

const question = z.object({
  q: z.string().max(LONGEST_QUERY).default('').describe('words; "side by side"; -without; the last word may go on'),
  kind: kinds.optional().describe('article, claim, evidence, comment; several parted by commas'),
  desk: z.string().max(80).optional().describe('slug'),
  tag: key.optional(),
  state: key.optional().describe('of a claim how far its checking is, of a comment whether its thread is open'),
  verdict: key.optional(),
  person: z.string().min(1).max(100).optional().describe('id of somebody who has to do with it'),
  from: moment.optional().describe('not before this day or moment'),
  to: moment.optional().describe('not after this day, or before this moment'),
  language: languageTag.optional(),
  limit: z.coerce.number().int().min(1).max(PAGE).default(20),
  offset: z.coerce.number().int().min(0).max(FURTHEST).default(0),
});

const parts = z.array(z.object({ text: z.string(), hit: z.boolean() }));
const count = z.number();
const answer = z.object({
  hits: z.array(
    z.object({
      kind: z.enum(SEARCH_KINDS),
      item: z.string().describe('id of the article, comment, claim or record of evidence'),
      annotation: z.string().nullable().describe('thread or claim to open; null for an article'),
      title: parts.describe('with what was asked for marked'),
      excerpt: parts,
      tag: z.string().nullable(),
      state: z.string().nullable(),
      verdict: z.string().nullable(),
      people: z.array(z.object({ id: z.string(), name: z.string() })).describe('the one whose it is first'),
      at: z.string(),
      article: z.object({
        id: z.string(),
        slug: z.string(),
        headline: z.string(),
        desk: z.string().describe('slug'),
        language: z.string(),
      }),
    }),
  ),
  counts: z
    .object({ article: count, claim: count, evidence: count, comment: count })
    .describe('of what you may see, by kind, whatever kinds were asked for'),
  complete: z.boolean().describe('false while articles are being indexed for the first time: some may be missing'),
});
type Answer = z.infer<typeof answer>;

const DAY_MS = 24 * 3_600_000;
/** The end of a day, or a moment, in milliseconds. */
const endOf = (text: string) => Date.parse(text) + (text.includes('T') ? 0 : DAY_MS);

/** Slugs of the visitor's desks by id; of one alone where it is named. */
async function desksOf({ storage }: HttpDeps, { person }: Visitor, slug: string | undefined) {
  const [desks, memberships] = await Promise.all([storage.desks.desks(), storage.desks.membershipsOf(person)]);
  const own = new Set(memberships.map(({ desk }) => desk));
  const found = desks.filter((desk) => own.has(desk.id) && (slug === undefined || desk.slug === slug));
  if (slug !== undefined && found.length === 0) throw unknownDesk();
  return new Map(found.map((desk) => [desk.id, desk.slug]));
}

async function told(deps: HttpDeps, hits: readonly Hit[], desks: ReadonlyMap<string, string>): Promise<Answer['hits']> {
  const names = await deps.accounts.namesOf([...new Set(hits.flatMap(({ people }) => people))]);
  return hits.map(({ people, article, at, ...same }) => ({
    ...same,
    at: new Date(at).toISOString(),
    people: people.flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name }];
    }),
    article: { ...article, desk: desks.get(article.desk) ?? '' },
  }));
}

export function searchRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const allows = createAllowances(QUESTIONS.burst, QUESTIONS.perSecond, deps.clock);
  endpoints.signedIn(
    {
      method: 'get',
      path: '/search',
      summary: 'Find articles, claims, evidence and comments; without words, what the filters allow, newest first',
      query: question,
      answer,
    },
    async ({ visitor, query }) => {
      if (!allows(visitor.person)) {
        const headers = { 'retry-after': '1' };
        throw new Problem(429, 'search.tooMany', 'Too many questions at once; wait a second.', { headers });
      }
      const desks = await desksOf(deps, visitor, query.desk);
      const { q, kind, from, to, desk: _named, ...same } = query;
      const { hits, counts } = await deps.searcher.find({
        ...{ ...same, text: q, kinds: kind ?? SEARCH_KINDS, desks: [...desks.keys()], reader: visitor.person },
        ...{ from: from === undefined ? undefined : Date.parse(from), to: to === undefined ? undefined : endOf(to) },
      });
      return { hits: await told(deps, hits, desks), counts, complete: !deps.indexer.isBuilding() };
    },
  );
}
