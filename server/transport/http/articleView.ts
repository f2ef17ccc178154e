/** An article as the API shows it. */
import { z } from 'zod';
import { listOf } from '../../../shared/ledger/lists.ts';
import { annotationsOf, isHidden, isOpen } from '../../../shared/ledger/state.ts';
import { ROLES, type Role } from '../../../shared/permissions.ts';
import { colourOf } from '../../../shared/protocol/presence.ts';
import type { ClaimState } from '../../../shared/review/standing.ts';
import type { ReadReview } from '../../rooms/reviews.ts';
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
  coverage: z.number().describe('share of its words that are done or need no checking, in whole percent'),
  counts: z.object({
    openThreads: z.number(),
    resolvedThreads: z.number(),
    detached: z.number(),
    openClaims: z.number(),
    doneClaims: z.number(),
    staleClaims: z.number(),
    blockers: z.number().describe('what stands between it and its clearance, waived ones left out'),
  }),
  version: z.number().describe('number of the last change of its text; only ever grows'),
  clearance: z
    .object({
      status: z.enum(['cleared', 'touched']).describe('touched: changed since, or something blocks it again'),
      version: z.string().describe('sha-256 of the text that was cleared'),
      by: z.string(),
      at: z.string(),
      touched: z.number().describe('sentences changed since'),
    })
    .nullable(),
  role: z.enum(ROLES).describe('what you may do on it'),
  createdAt: z.string(),
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
  present: z.array(presentPerson).describe('who has it open now'),
});
type ArticleView = z.infer<typeof articleShape>;

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

async function countsOf(
  deps: HttpDeps,
  article: string,
  { state, review }: ReadReview,
): Promise<ArticleView['counts']> {
  const passages = await deps.storage.passages.load(article);
  const threads = annotationsOf(state, 'thread').filter((thread) => !isHidden(thread));
  const openThreads = threads.filter(isOpen).length;
  const lost = new Set(passages.flatMap(({ status, id }) => (status === 'detached' ? [id] : [])));
  const detached = [...state.annotations.values()].filter(
    (each) => !isHidden(each) && listOf(each, isOpen(each), (id) => !lost.has(id)) === 'tray',
  );
  const claims = [...review.claims.values()].filter((each) => each.state !== 'dropped');
  const claimsIn = (wanted: ClaimState) => claims.filter((each) => each.state === wanted).length;
  return {
    ...{ openThreads, resolvedThreads: threads.length - openThreads, detached: detached.length },
    ...{ openClaims: claims.length - claimsIn('done'), doneClaims: claimsIn('done'), staleClaims: claimsIn('stale') },
    blockers: review.blockers.filter(({ waiver }) => waiver === null).length,
  };
}

function clearanceOf({ review }: ReadReview): ArticleView['clearance'] {
  if (!review.clearance) return null;
  const { clearance, isWhole, touched } = review.clearance;
  const { version, by, at } = clearance;
  return { status: isWhole ? 'cleared' : 'touched', version, by, at, touched: touched.length };
}

/** `desk` is the slug of the article's desk, `role` the reader's there. */
export async function articleView(
  deps: HttpDeps,
  article: ArticleRecord,
  reader: { desk: string; role: Role },
): Promise<ArticleView> {
  const present = deps.rooms.present(article.id);
  const read = await deps.decisions.reviewOf(article);
  return {
    id: article.id,
    slug: article.slug,
    headline: article.headline,
    language: article.language,
    desk: reader.desk,
    deadline: article.deadline,
    words: article.words,
    coverage: read.review.coverage.percent,
    counts: await countsOf(deps, article.id, read),
    version: await deps.storage.texts.lastSeq(article.id),
    clearance: clearanceOf(read),
    role: reader.role,
    createdAt: iso(article.createdAt),
    updatedAt: iso(article.updatedAt),
    deletedAt: article.deletedAt === null ? null : iso(article.deletedAt),
    present: present.map(({ person, name }) => ({ id: person, name, colour: colourOf(person) })),
  };
}
