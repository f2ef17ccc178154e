/** Nodes, who is on them and which duties they have. Times are the database's own: the clocks of nodes differ. */
import { type CompiledQuery, sql } from 'kysely';
import type { DutyHold, NodeNews, NodeStore } from '../nodePort.ts';
import type { SqlDialect } from './dialect.ts';
import type { Database } from './tables.ts';

/** Nodes that ended without saying so are forgotten after a day. */
const FORGOTTEN_MS = 24 * 3_600_000;

/** Fails where another node has the duty, and keeps it from being taken until the transaction is over. */
export function holdDuty(database: Database, article: string, { node, epoch }: DutyHold): CompiledQuery {
  const isHeld = sql<number>`case when node = ${node} and epoch = ${epoch} then epoch end`;
  return database.updateTable('duty').set({ epoch: isHeld }).where('article', '=', article).compile();
}

export async function isDutyHeld(database: Database, article: string, { node, epoch }: DutyHold): Promise<boolean> {
  const duty = await database
    .selectFrom('duty')
    .select(['node', 'epoch'])
    .where('article', '=', article)
    .executeTakeFirst();
  return duty?.node === node && Number(duty.epoch) === epoch;
}

export function createNodeStore(database: Database, dialect: SqlDialect, now: () => number): NodeStore {
  const clock = () =>
    dialect.name === 'postgres'
      ? sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
      : sql<number>`${now()}`;
  return {
    async beat(node, news, ms) {
      const fields = { until: sql<number>`${clock()} + ${sql.lit(ms)}`, news: JSON.stringify(news) };
      await database
        .insertInto('node')
        .values({ id: node, ...fields })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(fields))
        .execute();
      const others = await database
        .selectFrom('node')
        .select(['id', 'news'])
        .where('id', '!=', node)
        .where('until', '>', clock())
        .execute();
      return others.map(({ id, news: said }) => ({ node: id, ...(JSON.parse(said) as NodeNews) }));
    },
    async takeDuties(node, articles) {
      if (articles.length === 0) return new Map();
      await sql`insert into duty (article, node, epoch)
        select id, ${node}, 1 from article where id in (${sql.join(articles)}) order by id
        on conflict (article) do update set node = excluded.node, epoch = duty.epoch + 1
        where duty.node <> excluded.node
        and not exists (select 1 from node where node.id = duty.node and node.until > ${clock()})`.execute(database);
      const held = await database
        .selectFrom('duty')
        .select(['article', 'epoch'])
        .where('node', '=', node)
        .where('article', 'in', articles)
        .execute();
      return new Map(held.map(({ article, epoch }) => [article, Number(epoch)]));
    },
    async leaveDuty(node, article) {
      await database
        .updateTable('duty')
        .set({ node: '' })
        .where('article', '=', article)
        .where('node', '=', node)
        .execute();
    },
    async leave(node) {
      await database
        .deleteFrom('node')
        .where((where) =>
          where.or([where('id', '=', node), where('until', '<', sql<number>`${clock()} - ${FORGOTTEN_MS}`)]),
        )
        .execute();
    },
    async heads(articles) {
      if (articles.length === 0) return new Map();
      const heads = await database
        .selectFrom('article')
        .leftJoin('ledger_head', 'ledger_head.article', 'article.id')
        .leftJoin('duty', 'duty.article', 'article.id')
        .select((select) => [
          'article.id',
          'ledger_head.seq as ledger',
          'duty.node as duty',
          select
            .selectFrom('text_row')
            .select(({ fn }) => fn.max('seq').as('last'))
            .whereRef('text_row.article', '=', 'article.id')
            .as('text'),
        ])
        .where('article.id', 'in', articles)
        .execute();
      return new Map(
        heads.map(({ id, text, ledger, duty }) => [
          id,
          { text: Number(text ?? 0), ledger: Number(ledger ?? 0), duty: duty ?? '' },
        ]),
      );
    },
  };
}
