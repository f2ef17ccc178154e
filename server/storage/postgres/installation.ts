/** What an installation has once, and all of its nodes need. */
import type { Database } from '../sql/tables.ts';

/** Null where nothing is kept under the name. */
export async function keptIn(database: Database, name: string): Promise<string | null> {
  const kept = database.selectFrom('installation').select('value').where('name', '=', name);
  return (await kept.executeTakeFirst())?.value ?? null;
}

/** Takes the place of what was kept under the name. */
export async function putIn(database: Database, name: string, value: string): Promise<void> {
  await database
    .insertInto('installation')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** The secret of this installation: the first node to ask makes it. */
export async function secretIn(database: Database, newSecret: () => string): Promise<string> {
  await database
    .insertInto('installation')
    .values({ name: 'secret', value: newSecret() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const secret = await keptIn(database, 'secret');
  if (secret === null) throw new Error('the secret of this installation went while it was read');
  return secret;
}
