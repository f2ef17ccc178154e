import { messageOf } from './rooms/log.ts';

/** Rows of one page. */
const PAGE = 200;

/** All of a list that the store gives page by page. What moves in it meanwhile may be missed, or come twice. */
export async function everyRow<Row>(read: (limit: number, offset: number) => Promise<Row[]>): Promise<Row[]> {
  const all: Row[] = [];
  for (;;) {
    const page = await read(PAGE, all.length);
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

/**
 * One after the other.
 * @throws AggregateError when it failed with some; it was done with the others all the same.
 */
export async function withEach<Row>(rows: readonly Row[], work: (row: Row) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const row of rows) await work(row).catch((error: unknown) => failures.push(error));
  if (failures.length === 0) return;
  throw new AggregateError(failures, `it failed with ${failures.length} of ${rows.length}: ${messageOf(failures[0])}`);
}
