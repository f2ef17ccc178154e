/** What an installation has once, and all of its nodes need. */
import type { Database } from '../sql/tables.ts';

/** The secret of this installation: the first node to ask makes it. */
export async function secretIn(database: Database, newSecret: () => string): Promise<string> {
  await database
    .insertInto('installation')
    .values({ name: 'secret', value: newSecret() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const kept = database.selectFrom('installation').select('value').where('name', '=', 'secret');
  return (await kept.executeTakeFirstOrThrow()).value;
}
