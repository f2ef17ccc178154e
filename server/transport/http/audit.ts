/** The audit, for the owner of the installation: page by page, or as a table. */
import { z } from 'zod';
import {
  AUDIT_GROUPS,
  AUDIT_SUBJECTS,
  type AuditDetails,
  type AuditSubject,
  GROUPS,
  KINDS,
} from '../../../shared/audit/kinds.ts';
import { csvTable } from '../../convert/csv.ts';
import type { Visitor } from '../../identity/port.ts';
import type { AuditEntry, AuditFilter, AuditPlace } from '../../storage/auditPort.ts';
import type { HttpDeps } from './deps.ts';
import type { Endpoints } from './endpoint.ts';
import { forbidden } from './problem.ts';

const PAGE = 100;
/** Rows of a table at most; who wants more asks for less time at once. */
const TABLE_ROWS = 20_000;

const moment = z.iso.datetime({ offset: true });
const filter = z.object({
  group: z.enum(GROUPS).optional(),
  person: z.string().max(80).optional(),
  from: moment.optional(),
  until: moment.optional(),
});
const place = z.string().regex(/^\d{1,16}~[\w-]{1,64}$/, 'what an answer gave as next');
const named = z.object({ id: z.string(), name: z.string().nullable().describe('null: gone, or not yours to know') });
const shape = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      kind: z.enum(KINDS),
      actor: named.nullable().describe('null: the server, the command line, or nobody that is known'),
      subject: named.extend({ kind: z.enum(AUDIT_SUBJECTS) }).nullable(),
      details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
  ),
  next: z.string().nullable().describe('give it as after for the next page'),
});
type Told = z.infer<typeof shape>['entries'][number];

const placeOf = ({ at, id }: AuditPlace): string => `${at}~${id}`;

function placeFrom(text: string | undefined): AuditPlace | null {
  const [at, id] = text?.split('~') ?? [];
  return at === undefined || id === undefined ? null : { at: Number(at), id };
}

const filterOf = ({ group, person, from, until }: z.infer<typeof filter>): AuditFilter => ({
  kinds: group && AUDIT_GROUPS[group],
  person,
  from: from === undefined ? undefined : Date.parse(from),
  until: until === undefined ? undefined : Date.parse(until),
});

const peopleIn = ({ actor, subject }: AuditEntry): string[] => [
  ...(actor === null ? [] : [actor]),
  ...(subject?.kind === 'person' ? [subject.id] : []),
];

/** What ids stand for, as this reader may know it: an article's slug is told to the members of its desk alone. */
async function namesFor(deps: HttpDeps, reader: string, entries: readonly AuditEntry[]) {
  const { desks: store, articles: found } = deps.storage;
  const articleIds = new Set(entries.flatMap(({ subject }) => (subject?.kind === 'article' ? [subject.id] : [])));
  const [people, desks, memberships, records] = await Promise.all([
    deps.accounts.namesOf(entries.flatMap(peopleIn)),
    store.desks(),
    store.membershipsOf(reader),
    Promise.all([...articleIds].map((id) => found.find(id))),
  ]);
  const mine = new Set(memberships.map(({ desk }) => desk));
  const articles = records.flatMap((record) =>
    record && mine.has(record.desk) ? [[record.id, record.slug] as const] : [],
  );
  const byKind = {
    person: people,
    desk: new Map(desks.map(({ id, name }) => [id, name])),
    article: new Map(articles),
  };
  return ({ kind, id }: AuditSubject): string | null =>
    kind in byKind ? (byKind[kind as keyof typeof byKind].get(id) ?? null) : null;
}

async function told(deps: HttpDeps, reader: string, entries: readonly AuditEntry[]): Promise<Told[]> {
  const nameOf = await namesFor(deps, reader, entries);
  return entries.map(({ id, at, kind, actor, subject, details }) => ({
    ...{ id, kind, at: new Date(at).toISOString(), details: withDesk(details, nameOf) },
    actor: actor === null ? null : { id: actor, name: nameOf({ kind: 'person', id: actor }) },
    subject: subject && { ...subject, name: nameOf(subject) },
  }));
}

/** A desk is told by its name, where there is one. */
function withDesk(details: AuditDetails, nameOf: (subject: AuditSubject) => string | null): AuditDetails {
  const { desk } = details;
  return typeof desk === 'string' ? { ...details, desk: nameOf({ kind: 'desk', id: desk }) ?? desk } : details;
}

const COLUMNS = ['at', 'kind', 'actor', 'actorName', 'subjectKind', 'subject', 'subjectName', 'details'] as const;

const rowOf = ({ at, kind, actor, subject, details }: Told) => ({
  ...{ at, kind, actor: actor?.id ?? null, actorName: actor?.name ?? null },
  ...{ subjectKind: subject?.kind ?? null, subject: subject?.id ?? null, subjectName: subject?.name ?? null },
  details: Object.entries(details)
    .map(([key, value]) => `${key}=${value}`)
    .join('; '),
});

/** Everything that passes, at most so many. */
async function allOf(deps: HttpDeps, wanted: AuditFilter): Promise<AuditEntry[]> {
  const found: AuditEntry[] = [];
  while (found.length < TABLE_ROWS) {
    const page = await deps.storage.audit.list(wanted, { after: found.at(-1) ?? null, limit: 1_000 });
    found.push(...page);
    if (page.length < 1_000) break;
  }
  return found.slice(0, TABLE_ROWS);
}

/** @throws Problem for whoever does not own the installation. */
function checkOwner({ owner }: Visitor): void {
  if (!owner) throw forbidden('Only the owner of this installation reads its audit.');
}

export function auditRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.signedIn(
    {
      ...{ method: 'get', path: '/audit', summary: 'Who did what to the installation, the newest first (owner)' },
      query: filter.extend({
        after: place.optional(),
        limit: z.coerce.number().int().min(1).max(PAGE).default(PAGE),
      }),
      answer: shape,
    },
    async ({ visitor, query: { after, limit, ...wanted } }) => {
      checkOwner(visitor);
      const page = { after: placeFrom(after), limit: limit + 1 };
      const found = await deps.storage.audit.list(filterOf(wanted), page);
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const next = found.length > limit && last ? placeOf(last) : null;
      return { entries: await told(deps, visitor.person, shown), next };
    },
  );
  endpoints.signedIn(
    {
      ...{ method: 'get', path: '/audit.csv', summary: 'The same as a table, which is written down as well (owner)' },
      query: filter,
      media: 'text/csv',
    },
    async ({ visitor, query }) => {
      checkOwner(visitor);
      const entries = await allOf(deps, filterOf(query));
      const table = csvTable(COLUMNS, (await told(deps, visitor.person, entries)).map(rowOf));
      await deps.audit.record('audit.exported', visitor.person, null, { rows: entries.length });
      return new Response(table, {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="audit.csv"',
          'content-security-policy': "default-src 'none'; sandbox",
        },
      });
    },
  );
}
