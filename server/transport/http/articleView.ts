/** An article as the API shows it. */
import { z } from 'zod';
import { ROLES, type Role } from '../../../shared/permissions.ts';
import { colourOf } from '../../../shared/protocol/presence.ts';
import type { ArticleRecord } from '../../storage/ports.ts';
import type { HttpDeps } from './deps.ts';

const presentPerson = z.object({ id: z.string(), name: z.string(), colour: z.string() });

export const wordStatesShape = z
  .object({ done: z.number(), excluded: z.number(), work: z.number(), stale: z.number(), untouched: z.number() })
  .describe('words by how far their check is; excluded: nothing to check');

export const countsShape = z.object({
  openThreads: z.number(),
  resolvedThreads: z.number(),
  detached: z.number(),
  openClaims: z.number(),
  doneClaims: z.number(),
  staleClaims: z.number(),
  blockers: z.number().describe('what stands between it and its clearance, waived ones left out'),
});

export const articleShape = z.object({
  id: z.string(),
  slug: z.string(),
  headline: z.string(),
  language: z.string(),
  desk: z.string().describe('slug of its desk'),
  deadline: z.string().nullable(),
  words: z.number(),
  coverage: z.number().describe('share of its words that are done or need no checking, in whole percent'),
  wordStates: wordStatesShape,
  counts: countsShape,
  version: z.number().describe('number of the last change of its text; only ever grows'),
  clearance: z
    .object({
      status: z.enum(['cleared', 'touched']).describe('touched: changed since, or something blocks it again'),
      version: z.string().describe('sha-256 of the text that was cleared'),
      by: z.string(),
      byName: z.string(),
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

/** `desk` is the slug of the article's desk, `role` the reader's there. */
export async function articleView(
  deps: HttpDeps,
  article: ArticleRecord,
  reader: { desk: string; role: Role },
): Promise<ArticleView> {
  const present = deps.rooms.present(article.id);
  const { percent, words, counts, clearance } = (await deps.decisions.figuresOf(article)).figures;
  const names = clearance ? await deps.accounts.namesOf([clearance.by]) : null;
  return {
    id: article.id,
    slug: article.slug,
    headline: article.headline,
    language: article.language,
    desk: reader.desk,
    deadline: article.deadline,
    words: article.words,
    coverage: percent,
    wordStates: words,
    counts,
    version: await deps.storage.texts.lastSeq(article.id),
    clearance: clearance && { ...clearance, byName: names?.get(clearance.by) ?? '' },
    role: reader.role,
    createdAt: iso(article.createdAt),
    updatedAt: iso(article.updatedAt),
    deletedAt: article.deletedAt === null ? null : iso(article.deletedAt),
    present: present.map(({ person, name }) => ({ id: person, name, colour: colourOf(person) })),
  };
}
