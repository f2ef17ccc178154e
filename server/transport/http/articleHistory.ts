/** Versions of an article, what differs between them, who wrote which words, all of it as a file (R-HISTORY). */
import { z } from 'zod';
import type { Version } from '../../../shared/history/versions.ts';
import { colourOf } from '../../../shared/protocol/presence.ts';
import type { Visitor } from '../../identity/port.ts';
import { createAllowances } from '../../rooms/allowance.ts';
import { createHistory } from '../../rooms/history.ts';
import type { ArticleRecord } from '../../storage/ports.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor } from './deskRights.ts';
import type { Endpoints, SignedCall } from './endpoint.ts';
import { historyFile } from './historyFile.ts';
import { noteExport } from './noteExport.ts';
import { Problem } from './problem.ts';

/** Versions and differences that one person asks for: a slider under a hand stays below. */
const READINGS = { burst: 60, perSecond: 15 };

const person = z.object({ id: z.string(), name: z.string(), colour: z.string() });
type Person = z.infer<typeof person>;
const people = z.array(person).describe('everybody who is named by an id in it');

const occasion = z.looseObject({
  kind: z.enum(['begun', 'pause', 'sessionStarted', 'sessionEnded', 'cleared', 'replaced', 'restored', 'named', 'now']),
  name: z.string().optional(),
  from: z.number().optional().describe('of a restoration, the version that was brought back'),
  session: z.string().optional(),
  by: person.optional(),
  at: z.string().optional(),
});
const listed = z.object({
  version: z.number().describe('number of the last row of the text’s log in it'),
  at: z.string(),
  by: z.array(person).describe('who wrote since the version before'),
  occasions: z.array(occasion),
});

const written = z.object({
  text: z.string(),
  by: z.string().nullable().describe('a person’s id; null for what came in with a document'),
  credits: z.array(z.string()).describe('whose proposal it was, or whose words were brought back'),
  at: z.string().nullable(),
});
const run = written.extend({ marks: z.record(z.string(), z.unknown()), passages: z.array(z.string()) });
const read = z.object({
  version: z.number(),
  at: z.string(),
  until: z.string().nullable().describe('when the text was changed next; null while it was not'),
  seq: z.number().describe('the last event of the ledger by then'),
  blocks: z.array(z.object({ type: z.string(), attrs: z.record(z.string(), z.unknown()), runs: z.array(run) })),
  annotations: z.array(z.looseObject({ id: z.string(), kind: z.string(), state: z.string() })),
  people,
});
const end = z.object({ version: z.number(), at: z.string() });
const difference = z.object({
  from: end,
  to: end,
  rows: z.array(
    z.object({
      kind: z.enum(['same', 'changed', 'in', 'out']),
      before: z.string().nullable().describe('kind of the paragraph; null where it was not there'),
      after: z.string().nullable(),
      looks: z.boolean().describe('whether the same words look otherwise, or are another kind of paragraph'),
      parts: z.array(written.partial().extend({ kind: z.enum(['same', 'out', 'in']), text: z.string() })),
    }),
  ),
  people,
});

const stretch = z.object({ last: z.number(), from: z.string(), until: z.string(), by: z.string().nullable() });

/** Stretches of writing that a timeline tells at most; of more, neighbours are told as one. */
const MOST_STRETCHES = 2_000;

const row = z.coerce.number().int().min(1).max(2_000_000_000);
const unknownVersion = () => new Problem(404, 'version.unknown', 'The text has no such version.');
const readerOf = ({ person: id }: Visitor) => ({ person: id, isMember: true });
const iso = (ms: number) => new Date(ms).toISOString();

export function articleHistoryRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const history = createHistory(deps);
  const allows = createAllowances(READINGS.burst, READINGS.perSecond, deps.clock);
  const path = '/articles/:id/versions';

  async function opened<B, Q>({ visitor, param }: SignedCall<B, Q>): Promise<ArticleRecord> {
    const { article } = await articleFor(deps, visitor, param('id'), 'article.read');
    if (!allows(visitor.person)) {
      const headers = { 'retry-after': '1' };
      throw new Problem(429, 'moment.tooMany', 'Too many versions at once; wait a second.', { headers });
    }
    return article;
  }
  async function named(ids: Iterable<string | null | undefined>): Promise<Map<string, Person>> {
    const known = [...new Set([...ids].filter((id) => typeof id === 'string'))];
    const names = await deps.accounts.namesOf(known);
    return new Map(known.map((id) => [id, { id, name: names.get(id) ?? id, colour: colourOf(id) }]));
  }
  const rowIn = <B, Q>({ param }: SignedCall<B, Q>): number => {
    const parsed = row.safeParse(param('version'));
    if (!parsed.success) throw unknownVersion();
    return parsed.data;
  };
  async function told(versions: readonly Version[]): Promise<z.infer<typeof listed>[]> {
    const who = await named(
      versions.flatMap(({ by, occasions }) => [...by, ...occasions.map((each) => ('by' in each ? each.by : null))]),
    );
    const personOf = (id: string) => who.get(id) ?? { id, name: id, colour: colourOf(id) };
    return versions.map(({ by, occasions, ...version }) => ({
      ...version,
      by: by.map(personOf),
      occasions: occasions.map((each) => ('by' in each ? { ...each, by: personOf(each.by) } : each)),
    }));
  }
  const idsIn = (parts: readonly { by?: string | null; credits?: readonly string[] }[]) =>
    parts.flatMap(({ by, credits = [] }) => [by, ...credits]);

  endpoints.signedIn(
    {
      ...{ method: 'get', path, answer: z.array(listed) },
      summary: 'Versions of the text, the first one first: pauses, sessions, clearances, and those that have a name',
    },
    async (call) => told(await history.versionsOf((await opened(call)).id, readerOf(call.visitor))),
  );
  endpoints.signedIn(
    {
      ...{ method: 'get', path: `${path}/:version`, answer: read },
      summary: 'How a version reads, who wrote which words of it, and the annotations as they stood on it',
    },
    async (call) => {
      const found = await history.read(await opened(call), rowIn(call), readerOf(call.visitor));
      if (!found) throw unknownVersion();
      const who = await named([
        ...idsIn(found.blocks.flatMap(({ runs }) => runs)),
        ...found.annotations.map(({ opener }) => opener),
      ]);
      return { ...found, people: [...who.values()] };
    },
  );
  endpoints.signedIn(
    {
      ...{ method: 'get', path: `${path}/:version/text`, media: 'text/plain' },
      summary: 'The words of a version; blocks parted by an empty line, residue left out',
    },
    async (call) => {
      const text = await history.textOf((await opened(call)).id, rowIn(call));
      if (text === null) throw unknownVersion();
      return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
    },
  );
  endpoints.signedIn(
    {
      ...{ method: 'get', path: `${path}/:version/diff`, answer: difference },
      summary: 'What differs between two versions word by word, with who put in and took out what',
      query: z.object({
        against: row.optional().describe('the version that it is compared with; the one before it without'),
      }),
    },
    async (call) => {
      const article = await opened(call);
      const to = rowIn(call);
      const before = async () =>
        (await history.versionsOf(article.id, readerOf(call.visitor))).findLast((each) => each.version < to);
      const from = call.query.against ?? (await before())?.version ?? to;
      const found = await history.diff(article, from, to);
      if (!found) throw unknownVersion();
      const who = await named(idsIn(found.rows.flatMap(({ parts }) => parts)));
      return { ...found, people: [...who.values()] };
    },
  );
  endpoints.signedIn(
    {
      ...{ method: 'get', path: '/articles/:id/timeline' },
      answer: z.object({ last: z.number(), stretches: z.array(stretch), people }),
      summary: 'Who wrote when, stretch by stretch: the stops of a slider over the whole history',
    },
    async (call) => {
      const { last, stretches } = await history.timelineOf((await opened(call)).id);
      const every = Math.ceil(stretches.length / MOST_STRETCHES);
      const shown = stretches.filter((_each, at) => (at + 1) % every === 0 || at === stretches.length - 1);
      const who = await named(shown.map(({ by }) => by));
      return {
        last,
        stretches: shown.map((each) => ({
          last: each.last,
          from: iso(each.from),
          until: iso(each.until),
          by: each.by,
        })),
        people: [...who.values()],
      };
    },
  );
  endpoints.signedIn(
    {
      ...{ method: 'get', path: '/articles/:id/writers' },
      answer: z.object({ pieces: z.array(written), people }),
      query: z.object({ start: z.string().min(1).max(400), end: z.string().min(1).max(400) }),
      summary: 'Who wrote the words of a range (base64 relative positions), and when, by the log of the text',
    },
    async (call) => {
      const pieces = await history.writersOf((await opened(call)).id, call.query);
      if (!pieces) throw new Problem(422, 'target.absent', 'These words are not in the text.');
      return { pieces, people: [...(await named(idsIn(pieces))).values()] };
    },
  );
  endpoints.signedIn(
    {
      ...{ method: 'get', path: '/articles/:id/history', media: 'application/jsonl' },
      summary: 'The whole history as JSON lines: people, versions, every update of the text, the ledger',
    },
    async (call) => {
      const article = await opened(call);
      const reader = readerOf(call.visitor);
      const versions = await told(await history.versionsOf(article.id, reader));
      const events = await deps.decisions.eventsOf(article.id, 0, reader);
      const { stretches } = await history.timelineOf(article.id);
      const ids = [...stretches.map(({ by }) => by), ...events.map(({ actor }) => actor), article.createdBy];
      const who = [...(await named(ids)).values()];
      await noteExport(deps, call.visitor, article, 'history.jsonl');
      return historyFile({ article, versions, people: who, events, texts: deps.storage.texts, madeAt: deps.clock() });
    },
  );
}
