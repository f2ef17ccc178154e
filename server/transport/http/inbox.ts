/** The inbox of the signed-in person: looked into by their pages every few seconds, and marked. */
import { z } from 'zod';
import { INBOX_KINDS } from '../../../shared/inbox/entry.ts';
import { ROLES } from '../../../shared/permissions.ts';
import { inboxPage } from '../../inbox/view.ts';
import type { EntryMark } from '../../storage/inboxPort.ts';
import type { HttpDeps } from './deps.ts';
import type { Endpoints } from './endpoint.ts';
import { Problem } from './problem.ts';

const MOST_MARKED = 500;
/** Nothing is put off for longer than this. */
const LONGEST_SNOOZE_MS = 90 * 24 * 3_600_000;

const group = z.object({
  key: z.string(),
  kind: z.enum(INBOX_KINDS),
  article: z.object({ id: z.string(), slug: z.string(), headline: z.string(), desk: z.string() }),
  annotation: z.string().nullable().describe('of the newest; null where it is about the article as a whole'),
  actors: z.array(z.string()).describe('person ids, whoever did it last first'),
  count: z.number(),
  at: z.string(),
  entries: z.array(z.string()).describe('ids to mark them by'),
  isRead: z.boolean(),
  snoozedUntil: z.string().nullable(),
  quote: z.string().nullable().describe('the passage'),
  words: z.string().nullable().describe('how the comment begins, mentions as tokens'),
});
const view = z.object({
  unread: z.number().describe('groups and invitations that wait'),
  groups: z.array(group),
  invitations: z.array(
    z.object({
      id: z.string(),
      desk: z.string().describe('its name'),
      role: z.enum(ROLES),
      by: z.string().nullable(),
      expiresAt: z.string(),
    }),
  ),
  names: z.record(z.string(), z.string()).describe('by person id'),
});

const entry = z.string().regex(/^[0-9a-f-]{36}\.(?:\d{1,10}|s\d{1,10}(?:\.[0-9a-f-]{36})?)$/, 'an id of an entry');
const entries = z.array(entry).min(1).max(MOST_MARKED);
const moment = z.iso.datetime();
const marking = z.discriminatedUnion('as', [
  z.strictObject({ as: z.enum(['read', 'unread']), entries }),
  z.strictObject({ as: z.literal('snoozed'), entries, until: moment }),
]);

function nameIn(id: string) {
  const dot = id.indexOf('.');
  return { article: id.slice(0, dot), source: id.slice(dot + 1) };
}

function markOf(asked: z.infer<typeof marking>, now: number): EntryMark {
  if (asked.as !== 'snoozed') return asked.as === 'read' ? { readAt: now } : { readAt: null, snoozedUntil: null };
  const snoozedUntil = Date.parse(asked.until);
  if (snoozedUntil <= now || snoozedUntil > now + LONGEST_SNOOZE_MS) {
    throw new Problem(422, 'inbox.until', 'Name a moment to come, within ninety days.');
  }
  // It comes back as if it were new.
  return { readAt: null, snoozedUntil };
}

export function inboxRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const { storage, clock, invites, accounts, decisions } = deps;
  const sources = { storage, invites, accounts, stateOf: decisions.stateOf, clock };
  endpoints.signedIn(
    {
      method: 'get',
      path: '/inbox',
      summary: 'What waits for me, in groups; 304 with the `etag` of before where nothing changed',
      query: z.object({ show: z.enum(['inSight', 'snoozed']).default('inSight') }),
      answer: view,
    },
    async ({ visitor, query, context }) => {
      const page = await inboxPage(sources, visitor, query.show);
      const headers = { etag: `"${page.version}"` };
      if (context.req.header('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
      return Response.json(await page.read(), { headers });
    },
  );
  endpoints.signedIn(
    {
      method: 'post',
      path: '/inbox/mark',
      scope: 'manage',
      summary: 'Mark entries as read or unread, or put them off until a moment',
      body: marking,
    },
    async ({ visitor, body }) => {
      await storage.inbox.mark(visitor.person, body.entries.map(nameIn), markOf(body, clock()));
      return null;
    },
  );
  endpoints.signedIn(
    {
      method: 'post',
      path: '/inbox/read',
      scope: 'manage',
      summary: 'Mark everything as read that is in sight and came up to a moment',
      body: z.strictObject({ until: moment }),
    },
    async ({ visitor, body }) => {
      await storage.inbox.readAll(visitor.person, Date.parse(body.until), clock());
      return null;
    },
  );
}
