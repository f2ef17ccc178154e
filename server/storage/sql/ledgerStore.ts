import type { LedgerEvent } from '../../../shared/ledger/event.ts';
import { checkAppend, commandRanges, EMPTY_LEDGER } from '../ledgerRules.ts';
import type { LedgerAppend, LedgerHead, LedgerStore } from '../ports.ts';
import type { SqlDialect } from './dialect.ts';
import { putPassage } from './passageStore.ts';
import type { Database } from './tables.ts';

const parse = (row: { event: string }) => JSON.parse(row.event) as LedgerEvent;

async function eventsAfter(database: Database, article: string, seq: number, limit?: number): Promise<LedgerEvent[]> {
  let query = database
    .selectFrom('ledger_event')
    .select('event')
    .where('article', '=', article)
    .where('seq', '>', seq)
    .orderBy('seq');
  if (limit !== undefined) query = query.limit(limit);
  return (await query.execute()).map(parse);
}

const eventRow = (article: string, event: LedgerEvent) => {
  const { seq, command } = event;
  return { article, seq, command, event: JSON.stringify(event) };
};

/** What writes the beginning of a ledger that is not there yet. */
export function firstAppend(database: Database, article: string, { events, passages }: LedgerAppend) {
  checkAppend(EMPTY_LEDGER, events);
  const { seq, hash } = events.at(-1) ?? EMPTY_LEDGER;
  return [
    database.insertInto('ledger_head').values({ article, seq, hash }).compile(),
    ...events.map((event) => database.insertInto('ledger_event').values(eventRow(article, event)).compile()),
    ...commandRanges(events).map((range) => {
      return database
        .insertInto('ledger_command')
        .values({ article, ...range })
        .compile();
    }),
    ...passages.map((passage) => putPassage(database, article, passage).compile()),
  ];
}

async function writeAppend(database: Database, article: string, head: LedgerHead, append: LedgerAppend) {
  const last = append.events.at(-1);
  if (last) {
    for (const event of append.events) {
      await database.insertInto('ledger_event').values(eventRow(article, event)).execute();
    }
    for (const range of commandRanges(append.events)) {
      await database
        .insertInto('ledger_command')
        .values({ article, ...range })
        .execute();
    }
    const moved = await database
      .updateTable('ledger_head')
      .set({ seq: last.seq, hash: last.hash })
      .where('article', '=', article)
      .where('seq', '=', head.seq)
      .where('hash', '=', head.hash)
      .executeTakeFirst();
    if (moved.numUpdatedRows !== 1n) throw new Error('the ledger moved while its head was locked');
  }
  for (const passage of append.passages) await putPassage(database, article, passage).execute();
}

async function lockHead(database: Database, article: string, dialect: SqlDialect): Promise<LedgerHead> {
  await database
    .insertInto('ledger_head')
    .values({ article, ...EMPTY_LEDGER })
    .onConflict((conflict) => conflict.column('article').doNothing())
    .execute();
  let query = database.selectFrom('ledger_head').select(['seq', 'hash']).where('article', '=', article);
  if (dialect.rowLocks) query = query.forUpdate();
  return await query.executeTakeFirstOrThrow();
}

export function createLedgerReader(database: Database): Omit<LedgerStore, 'transact'> {
  return {
    async head(article) {
      const head = await database
        .selectFrom('ledger_head')
        .select(['seq', 'hash'])
        .where('article', '=', article)
        .executeTakeFirst();
      return head ?? EMPTY_LEDGER;
    },
    read: (article, afterSeq, limit) => eventsAfter(database, article, afterSeq, limit),
    async findCommand(article, command) {
      const done = await database
        .selectFrom('ledger_command')
        .select(['actor', 'first_seq', 'last_seq'])
        .where('article', '=', article)
        .where('command', '=', command)
        .executeTakeFirst();
      if (!done) return null;
      const count = done.last_seq - done.first_seq + 1;
      return { actor: done.actor, events: await eventsAfter(database, article, done.first_seq - 1, count) };
    },
  };
}

export function createLedgerStore(database: Database, dialect: SqlDialect): LedgerStore {
  return {
    ...createLedgerReader(database),
    async transact(article, knownSeq, decide) {
      await dialect.transact<LedgerAppend | null>(
        async (transaction) => {
          const head = await lockHead(transaction, article, dialect);
          const append = decide(head, await eventsAfter(transaction, article, knownSeq));
          if (!append) return null;
          checkAppend(head, append.events);
          await writeAppend(transaction, article, head, append);
          return append;
        },
        async (transaction, append) => {
          await lockHead(transaction, article, dialect);
          const last = append?.events.at(-1);
          if (!last) return append === null;
          const [there] = await eventsAfter(transaction, article, last.seq - 1, 1);
          return there?.hash === last.hash;
        },
      );
    },
  };
}
