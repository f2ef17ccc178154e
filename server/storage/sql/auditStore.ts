import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { AuditDetails, AuditKind, AuditSubject } from '../../../shared/audit/kinds.ts';
import type { AuditEntry, AuditFilter, AuditStore } from '../auditPort.ts';
import type { SqlDialect } from './dialect.ts';
import type { Database, Tables } from './tables.ts';

const toEntry = (row: Selectable<Tables['audit']>): AuditEntry => ({
  id: row.id,
  at: Number(row.at),
  kind: row.kind as AuditKind,
  actor: row.actor,
  subject: row.subject === null ? null : { kind: row.subject_kind as AuditSubject['kind'], id: row.subject },
  details: JSON.parse(row.details) as AuditDetails,
});

type Entries = SelectQueryBuilder<Tables, 'audit', Selectable<Tables['audit']>>;

function filtered(query: Entries, { kinds, person, from, until }: AuditFilter): Entries {
  let found = query;
  if (kinds) found = found.where('kind', 'in', kinds.length > 0 ? kinds : ['']);
  if (from !== undefined) found = found.where('at', '>=', from);
  if (until !== undefined) found = found.where('at', '<', until);
  if (person === undefined) return found;
  return found.where(({ or, and, eb }) =>
    or([eb('actor', '=', person), and([eb('subject_kind', '=', 'person'), eb('subject', '=', person)])]),
  );
}

export function createAuditStore(database: Database, dialect: SqlDialect): AuditStore {
  return {
    async add({ id, at, kind, actor, subject, details }) {
      const about = { subject_kind: subject?.kind ?? null, subject: subject?.id ?? null };
      await database
        .insertInto('audit')
        .values({ id, at, kind, actor, ...about, details: JSON.stringify(details) })
        .execute();
    },
    async list(filter, { after, limit }) {
      let query = filtered(database.selectFrom('audit').selectAll(), filter);
      if (after) query = query.where(sql<boolean>`(at, id) < (${after.at}, ${after.id})`);
      return (await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(toEntry);
    },
    async expire(before) {
      await dialect.atomically([
        database.insertInto('audit_expiry').values({ before }).compile(),
        database.deleteFrom('audit').where('at', '<', before).compile(),
        database.deleteFrom('audit_expiry').where('before', '=', before).compile(),
      ]);
    },
  };
}
