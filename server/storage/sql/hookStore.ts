import { type SchemaModule, type Selectable, sql } from 'kysely';
import type { DeliveryState, HookEventType, HookFormat, HookPause } from '../../../shared/hooks/hook.ts';
import type { Delivery, Hook, HookStore } from '../hookPort.ts';
import type { SqlDialect } from './dialect.ts';
import type { Database, Tables } from './tables.ts';

/** Webhooks of desks, and what is to be sent to them. */
export async function createHookTables(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('hook')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('desk', 'text', (column) => column.notNull().references('desk.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('events', 'text', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('salt', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('paused', 'text')
    .execute();
  await schema.createIndex('hook_desk').on('hook').column('desk').execute();
  await schema
    .createTable('hook_delivery')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('hook', 'text', (column) => column.notNull().references('hook.id').onDelete('cascade'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('due', 'bigint', (column) => column.notNull())
    .addColumn('taken_until', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('state', 'text', (column) => column.notNull().defaultTo('waiting'))
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('status', 'integer')
    .addColumn('fault', 'text')
    .addColumn('ms', 'integer')
    .addColumn('tried_at', 'bigint')
    .addUniqueConstraint('hook_delivery_once', ['hook', 'key'])
    .execute();
  await schema.createIndex('hook_delivery_due').on('hook_delivery').columns(['state', 'due']).execute();
}

const toHook = (row: Selectable<Tables['hook']>): Hook => ({
  id: row.id,
  desk: row.desk,
  name: row.name,
  url: row.url,
  events: JSON.parse(row.events) as HookEventType[],
  format: row.format as HookFormat,
  language: row.language === 'nl' ? 'nl' : 'en',
  salt: row.salt,
  createdBy: row.created_by,
  createdAt: Number(row.created_at),
  paused: row.paused as HookPause | null,
});

const toDelivery = (row: Selectable<Tables['hook_delivery']>): Delivery => ({
  id: row.id,
  hook: row.hook,
  key: row.key,
  type: row.type as Delivery['type'],
  body: row.body,
  at: Number(row.at),
  due: Number(row.due),
  state: row.state as DeliveryState,
  tries: row.tries,
  status: row.status,
  fault: row.fault,
  ms: row.ms,
  triedAt: row.tried_at === null ? null : Number(row.tried_at),
});

type Keeping = 'of' | 'find' | 'create' | 'update' | 'remove';

function keepingMethods(database: Database): Pick<HookStore, Keeping> {
  return {
    async of(desk) {
      const rows = await database
        .selectFrom('hook')
        .selectAll()
        .where('desk', '=', desk)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(toHook);
    },
    async find(id) {
      const row = await database.selectFrom('hook').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toHook(row) : null;
    },
    async create({ events, createdBy, createdAt, ...same }) {
      const row = { ...same, events: JSON.stringify(events), created_by: createdBy, created_at: createdAt };
      await database.insertInto('hook').values(row).execute();
    },
    async update(id, { events, ...same }) {
      const fields = { ...same, ...(events ? { events: JSON.stringify(events) } : {}) };
      if (Object.keys(fields).length > 0) await database.updateTable('hook').set(fields).where('id', '=', id).execute();
    },
    async remove(id) {
      await database.deleteFrom('hook_delivery').where('hook', '=', id).execute();
      await database.deleteFrom('hook').where('id', '=', id).execute();
    },
  };
}

export function createHookStore(database: Database, dialect: SqlDialect): HookStore {
  const isOf = (id: string) => database.updateTable('hook_delivery').where('id', '=', id);
  return {
    ...keepingMethods(database),
    async queue(deliveries) {
      const rows = deliveries.map((delivery) =>
        database
          .insertInto('hook_delivery')
          .values(delivery)
          .onConflict((conflict) => conflict.columns(['hook', 'key']).doNothing())
          .compile(),
      );
      if (rows.length > 0) await dialect.atomically(rows);
    },
    due(now, limit, except) {
      const query = database
        .selectFrom('hook_delivery')
        .innerJoin('hook', 'hook.id', 'hook_delivery.hook')
        .select(['hook_delivery.id', 'hook_delivery.hook'])
        .where('state', '=', 'waiting')
        .where('due', '<=', now)
        .where('taken_until', '<=', now)
        .where('hook.paused', 'is', null)
        .orderBy('at')
        .orderBy('hook_delivery.id')
        .limit(limit);
      return (except.length > 0 ? query.where('hook', 'not in', [...except]) : query).execute();
    },
    async take(id, now, until) {
      const row = await isOf(id)
        .set({ taken_until: until })
        .where('state', '=', 'waiting')
        .where('due', '<=', now)
        .where('taken_until', '<=', now)
        .returningAll()
        .executeTakeFirst();
      return row ? toDelivery(row) : null;
    },
    async settle(id, { triedAt, ...outcome }) {
      const fields = { ...outcome, tried_at: triedAt, taken_until: 0 };
      await isOf(id)
        .set(({ eb }) => ({ ...fields, tries: eb('tries', '+', 1) }))
        .execute();
    },
    async again(hook, id, due) {
      const fields = { state: 'waiting', tries: 0, due, at: due };
      const changed = await isOf(id).set(fields).where('hook', '=', hook).executeTakeFirst();
      return changed.numUpdatedRows === 1n;
    },
    async deliveries(hook, limit) {
      const rows = await database
        .selectFrom('hook_delivery')
        .selectAll()
        .where('hook', '=', hook)
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },
    async prune(keep) {
      await sql`delete from hook_delivery where id in (
        select id from (
          select id, row_number() over (partition by hook order by at desc, id) as place
          from hook_delivery where state <> 'waiting'
        ) as placed where place > ${keep})`.execute(database);
    },
  };
}
