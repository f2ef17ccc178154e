/**
 * The badge of an article: how far its check is, for a page elsewhere, such as the newsroom's own CMS. Whoever has its key
 * sees the state and the share that is done, and not a word, name or number more.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { ArticleFigures } from '../../../shared/review/figures.ts';
import { type BadgeState, badgePicture } from '../../convert/badgePicture.ts';
import { shareAnswers } from '../../shareAnswers.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor } from './deskRights.ts';
import type { Described, Endpoints } from './endpoint.ts';
import { Problem } from './problem.ts';

/** As unguessable as a session's id. */
const KEY_BYTES = 24;
/** Whoever keeps it asks each time whether it is still the same, which costs a 304: one that was withdrawn is gone at once. */
const CACHE = 'public, no-cache';
/** Anybody may ask, and as often as they like: the figures of an article are told once in so long. */
const FRESH_MS = 1_000;
/** Articles whose figures are held here. */
const MOST_HELD = 1_000;

const badgeShape = z.object({
  badge: z.object({ key: z.string(), svg: z.string(), json: z.string() }).nullable().describe('addresses to embed'),
});
const stateShape = z.object({
  state: z.enum(['cleared', 'checking', 'changed']).describe('changed: since it was cleared'),
  coverage: z.number().describe('share of its words whose check is done, in whole percent'),
});
type Shown = z.infer<typeof stateShape>;

const outside = { method: 'get', signedIn: false, isOutside: true } as const;
export const BADGE_ROUTES: Described[] = [
  {
    ...{ ...outside, path: '/badge/:key.svg', media: 'image/svg+xml' },
    summary: 'How far the check of an article is, as a picture that any page may embed',
    query: z.object({
      language: z.enum(['nl', 'en']).optional().describe('of its words; the article’s own without it'),
    }),
  },
  { ...{ ...outside, path: '/badge/:key.json', answer: stateShape }, summary: 'The same as data, for any page' },
];

const unknownBadge = () => new Problem(404, 'badge.unknown', 'There is no such badge, or it was withdrawn.');

/** These two addresses alone may be shown by pages of others. */
const OPEN = {
  'cache-control': CACHE,
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors *",
};

function answered(c: Context, media: string, text: string): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  const headers = { ...OPEN, etag };
  if (c.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, 'content-type': media } });
}

function shownIn({ percent, clearance }: ArticleFigures): Shown {
  const state: BadgeState = clearance === null ? 'checking' : clearance.status === 'cleared' ? 'cleared' : 'changed';
  return { state, coverage: percent };
}

/** The key, without the kind of file that is asked for. */
const keyIn = (c: Context) => (c.req.param('key') ?? '').split('.')[0] ?? '';

/** Mounted on the server's root, for anybody. */
export function badgeRoutes(app: Hono, deps: HttpDeps): void {
  const { storage, decisions, clock } = deps;
  const share = shareAnswers<Shown>({ clock, forMs: FRESH_MS, most: MOST_HELD });
  async function shownBy(key: string): Promise<{ shown: Shown; language: string }> {
    const id = await storage.badges.articleOf(key);
    const article = id === null ? null : await storage.articles.find(id);
    if (!article || article.deletedAt !== null) throw unknownBadge();
    const shown = await share(article.id, async () => shownIn((await decisions.figuresOf(article)).figures));
    return { shown, language: article.language };
  }
  app.get('/badge/:key{[\\w-]+\\.json}', async (c) => {
    const { shown } = await shownBy(keyIn(c));
    return answered(c, 'application/json', JSON.stringify(shown));
  });
  app.get('/badge/:key{[\\w-]+\\.svg}', async (c) => {
    const { shown, language } = await shownBy(keyIn(c));
    const asked = c.req.query('language') ?? language;
    return answered(c, 'image/svg+xml; charset=utf-8', badgePicture(shown, asked.startsWith('nl') ? 'nl' : 'en'));
  });
}

function addressesOf(deps: HttpDeps, key: string | null): z.infer<typeof badgeShape> {
  const address = `${deps.publicUrl()}/badge/${key}`;
  return { badge: key && { key, svg: `${address}.svg`, json: `${address}.json` } } as z.infer<typeof badgeShape>;
}

/** Switching it on and off, for whoever may clear the article. */
export function articleBadgeRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const { badges } = deps.storage;
  const path = '/articles/:id/badge';
  endpoints.signedIn(
    { ...{ method: 'get', path, answer: badgeShape }, summary: 'The badge of an article; null while it has none' },
    async ({ visitor, param }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.read');
      return addressesOf(deps, await badges.of(article.id));
    },
  );
  endpoints.signedIn(
    {
      ...{ method: 'put', path, body: z.strictObject({}), answer: badgeShape },
      summary: 'Give an article a badge that pages elsewhere may show; one that it has stays',
    },
    async ({ visitor, param }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'clearance.decide');
      const key = randomBytes(KEY_BYTES).toString('base64url');
      await badges.give(article.id, { key, by: visitor.person, at: deps.clock() });
      return addressesOf(deps, await badges.of(article.id));
    },
  );
  endpoints.signedIn(
    { ...{ method: 'delete', path }, summary: 'Withdraw the badge of an article; another has another key' },
    async ({ visitor, param }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'clearance.decide');
      if (!(await badges.withdraw(article.id))) throw unknownBadge();
      return null;
    },
  );
}
