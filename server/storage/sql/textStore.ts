import { type CompiledQuery, sql } from 'kysely';
import { CommitUnknown, ForeignClient } from '../failures.ts';
import { type DutyHold, DutyLost } from '../nodePort.ts';
import type { NewTextRow, TextStore } from '../ports.ts';
import type { Guard, SqlDialect } from './dialect.ts';
import { holdDuty, isDutyHeld } from './nodeStore.ts';
import type { Database } from './tables.ts';
import { createTextLog } from './textLog.ts';

/** The next number of an article's log, found by the insert itself, which comes after the lock. */
const nextSeq = (article: string) =>
  sql<number>`(select coalesce(max(seq), 0) + 1 from text_row where article = ${article})`;

export function insertRow(database: Database, article: string, row: NewTextRow, at: number) {
  return database
    .insertInto('text_row')
    .values({ article, seq: nextSeq(article), author: row.author, at, content: row.update })
    .returning('seq');
}

/** Binds a client id; one that belongs to somebody else makes the value null, which the column refuses. */
function bindClient(database: Database, article: string, client: number, person: string): CompiledQuery {
  return database
    .insertInto('text_owner')
    .values({ article, client, person })
    .onConflict((conflict) =>
      conflict.columns(['article', 'client']).doUpdateSet({
        person: sql<string>`case when text_owner.person = excluded.person then excluded.person end`,
      }),
    )
    .compile();
}

/** The insert of a row, built once: on every keystroke's way, building it anew would cost more than running it. */
function rowInsertOf(database: Database): (article: string, row: NewTextRow, at: number) => CompiledQuery {
  const template = insertRow(database, '', { author: null, update: new Uint8Array() }, 0).compile();
  return (article, { author, update }, at) => ({ ...template, parameters: [article, article, author, at, update] });
}

const lastSeqOf = (rows: NewTextRow[], answers: unknown[][]) =>
  Number((answers[rows.length - 1]?.[0] as { seq: number } | undefined)?.seq ?? 0);

/** Appends wait for one another at the article's own row, which other changes of the article do not lock. */
function appendGuard(database: Database, article: string, rows: NewTextRow[]): Guard {
  const { update = new Uint8Array() } = rows.at(-1) ?? {};
  const row = database.selectFrom('text_row').select('seq').where('article', '=', article);
  return {
    lock: database.selectFrom('article').select('id').where('id', '=', article).forNoKeyUpdate().compile(),
    // An update holds ids that are given out once: no other append has the same bytes at that place.
    trace: (answers) => row.where('seq', '=', lastSeqOf(rows, answers)).where('content', '=', update).compile(),
  };
}

/** Rows of which it is not known whether they are in the log, and what was answered to their inserts. */
interface Doubt {
  rows: NewTextRow[];
  answers: unknown[][];
}

function isSame(a: NewTextRow[], b: NewTextRow[]): boolean {
  return a.length === b.length && a.every(({ update }, at) => Buffer.compare(update, b[at]?.update ?? update) === 0);
}

export function createTextStore(database: Database, dialect: SqlDialect, now: () => number): TextStore {
  const rowInsert = rowInsertOf(database);
  const doubts = new Map<string, Doubt>();
  function guardOf(article: string, rows: NewTextRow[]): Guard | undefined {
    if (!dialect.rowLocks) return undefined;
    const doubt = doubts.get(article);
    return {
      ...appendGuard(database, article, rows),
      doubt: doubt && isSame(doubt.rows, rows) ? doubt.answers : undefined,
    };
  }
  const ownersOf = (article: string) =>
    database.selectFrom('text_owner').select(['client', 'person']).where('article', '=', article).execute();
  async function foreignAmong(article: string, bindings: [number, string][], cause: unknown) {
    if (bindings.length === 0 || cause instanceof CommitUnknown) return null;
    const owners = new Map((await ownersOf(article)).map(({ client, person }) => [Number(client), person]));
    const foreign = bindings.find(([client, person]) => (owners.get(client) ?? person) !== person);
    return foreign ? new ForeignClient(foreign[0], { cause }) : null;
  }
  async function lostAmong(article: string, duty: DutyHold | undefined, cause: unknown) {
    if (!duty || cause instanceof CommitUnknown || (await isDutyHeld(database, article, duty))) return null;
    return new DutyLost('another node has the duty of this article', { cause });
  }
  const log = createTextLog(database);
  return {
    async load(article) {
      const snapshot = await database
        .selectFrom('text_snapshot')
        .select(['seq', 'state'])
        .where('article', '=', article)
        .executeTakeFirst();
      // Another node may cover and pack some of them before they are read.
      const rows = await log.history(article, snapshot?.seq ?? 0);
      const owners = await ownersOf(article);
      return {
        snapshot: snapshot ?? null,
        rows,
        owners: new Map(owners.map(({ client, person }) => [Number(client), person])),
      };
    },
    async lastSeq(article) {
      const row = await database
        .selectFrom('text_row')
        .select(({ fn }) => fn.max('seq').as('last'))
        .where('article', '=', article)
        .executeTakeFirst();
      return Number(row?.last ?? 0);
    },
    async append(article, rows, bindings, duty) {
      const at = now();
      const queries = [
        ...rows.map((row) => rowInsert(article, row, at)),
        ...bindings.map(([client, person]) => bindClient(database, article, client, person)),
        ...(duty ? [holdDuty(database, article, duty)] : []),
      ];
      try {
        const answers = await dialect.atomically(queries, guardOf(article, rows));
        doubts.delete(article);
        return lastSeqOf(rows, answers);
      } catch (error) {
        if (error instanceof CommitUnknown) doubts.set(article, { rows, answers: error.result as unknown[][] });
        throw (await lostAmong(article, duty, error)) ?? (await foreignAmong(article, bindings, error)) ?? error;
      }
    },
    async compact(article, seq, state) {
      const put = database
        .insertInto('text_snapshot')
        .values({ article, seq, state })
        .onConflict((conflict) =>
          conflict.column('article').doUpdateSet({ seq, state }).where('text_snapshot.seq', '<', seq),
        );
      await dialect.atomically([put.compile()]);
      for (const page of await log.packing(article, seq)) {
        const [taken] = await dialect.atomically(page);
        if (taken?.length === 0) return;
      }
    },
    history: log.history,
  };
}
