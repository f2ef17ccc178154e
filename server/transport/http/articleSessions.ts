/** Live sessions of an article: which there were, and the minutes of each (docs/protocol/checkroom.md, R-CHECKROOM). */
import { z } from 'zod';
import { stateFor } from '../../../shared/ledger/withhold.ts';
import { MINUTES_FORMAT, type MinutesFile, minutesFile } from '../../../shared/session/minutesSchema.ts';
import { peopleOfMinutes, toldMinutes } from '../../../shared/session/toldMinutes.ts';
import { minutesCsv } from '../../convert/minutes/csv.ts';
import { minutesPage } from '../../convert/minutes/page.ts';
import type { Visitor } from '../../identity/port.ts';
import type { ArticleRecord } from '../../storage/ports.ts';
import { pageHeaders } from './articleReport.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor } from './deskRights.ts';
import type { Endpoints, SignedCall } from './endpoint.ts';
import { noteExport } from './noteExport.ts';
import { Problem } from './problem.ts';

const listed = z.object({
  id: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  leader: z.object({ id: z.string(), name: z.string() }),
  claims: z.number().describe('that were on stage'),
});

async function sessionsOf(deps: HttpDeps, article: string): Promise<z.infer<typeof listed>[]> {
  const { sessions } = await deps.decisions.stateOf(article);
  const all = [...sessions.values()];
  const names = await deps.accounts.namesOf([...new Set(all.map(({ leader }) => leader))]);
  return all.map(({ id, startedAt, ended, leader, turns }) => ({
    ...{ id, startedAt, endedAt: ended?.at ?? null, leader: { id: leader, name: names.get(leader) ?? leader } },
    claims: new Set(turns.map(({ annotation }) => annotation)).size,
  }));
}

async function minutesFor(
  deps: HttpDeps,
  article: ArticleRecord,
  session: string,
  { person, language: spoken }: Visitor,
): Promise<MinutesFile> {
  const { decisions, storage, accounts, clock } = deps;
  const { state: whole, review, blocks } = await decisions.reviewOf(article);
  const state = stateFor({ person, isMember: true }, whole);
  const found = state.sessions.get(session);
  if (!found) throw new Problem(404, 'session.unknown', 'This article has no such session.');
  const told = toldMinutes(found, { state, review });
  const ids = peopleOfMinutes(told);
  const [names, members] = await Promise.all([accounts.namesOf(ids, spoken), storage.desks.members(article.desk)]);
  const roles = new Map(members.map((member) => [member.person, member.role]));
  const { id, slug, language } = article;
  return {
    format: MINUTES_FORMAT,
    article: { id, slug, headline: blocks.find(({ type }) => type === 'headline')?.text ?? '', language },
    madeAt: new Date(clock()).toISOString(),
    people: Object.fromEntries(
      ids.map((each) => [each, { name: names.get(each) ?? each, role: roles.get(each) ?? null }]),
    ),
    ...told,
  };
}

/** The name of the file: the slug holds nothing but letters, digits and hyphens. */
const named = ({ article, startedAt }: MinutesFile, ending: string) =>
  `filename="${article.slug}.${startedAt.slice(0, 10)}.minutes.${ending}"`;

export function articleSessionRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const path = '/articles/:id/sessions';
  const minutes = async <Q>({ visitor, param }: SignedCall<undefined, Q>, ending: string) => {
    const { article } = await articleFor(deps, visitor, param('id'), 'article.read');
    const told = await minutesFor(deps, article, param('session'), visitor);
    await noteExport(deps, visitor, article, `minutes.${ending}`);
    return told;
  };

  endpoints.signedIn(
    {
      ...{ method: 'get', path, answer: z.array(listed) },
      summary: 'Live sessions of the article, the first one first; the last may run still',
    },
    async ({ visitor, param }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.read');
      return sessionsOf(deps, article.id);
    },
  );
  endpoints.signedIn(
    {
      ...{ method: 'get', path: `${path}/:session/minutes.json`, answer: minutesFile },
      summary: 'Minutes of a session, so far where it still runs: who was there, votes that were revealed, agreement',
    },
    (call) => minutes(call, 'json'),
  );
  endpoints.signedIn(
    {
      ...{ method: 'get', path: `${path}/:session/minutes.csv`, media: 'text/csv' },
      summary: 'The same as a table, one row a vote',
    },
    async (call) => {
      const told = await minutes(call, 'csv');
      return new Response(new TextEncoder().encode(minutesCsv(told)), {
        headers: {
          'content-type': 'text/csv; charset=utf-8; header=present',
          'content-disposition': `attachment; ${named(told, 'csv')}`,
          'content-security-policy': "default-src 'none'; sandbox",
        },
      });
    },
  );
  endpoints.signedIn(
    {
      ...{ method: 'get', path: `${path}/:session/minutes.html`, media: 'text/html' },
      summary: 'The same as a page to read and to print',
      query: z.object({
        language: z.enum(['nl', 'en']).optional().describe('of the page; the article’s own without it'),
      }),
    },
    async (call) => {
      const told = await minutes(call, 'html');
      const nonce = deps.newId();
      const page = await minutesPage(told, call.query.language ?? told.article.language, nonce);
      return new Response(page, { headers: pageHeaders(nonce, `inline; ${named(told, 'html')}`) });
    },
  );
}
