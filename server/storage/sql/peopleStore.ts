import type { PeopleStore } from '../peoplePorts.ts';
import type { SqlDialect } from './dialect.ts';
import type { Database } from './tables.ts';

/** Tables of what is somebody's own, or given to them. */
const OWN = [
  ...(['seen', 'inbox_entry', 'letter', 'article_assignee', 'person_settings', 'person_photo', 'passkey'] as const),
];

const numberOf = async (database: Database, person: string) =>
  (await database.selectFrom('removed_person').select('number').where('person', '=', person).executeTakeFirst())
    ?.number;

export function createPeopleStore(database: Database, { transact, rowLocks }: SqlDialect): PeopleStore {
  return {
    remove: (person, email, at) =>
      transact(
        async (transaction) => {
          // Two who are removed at once get their numbers one after the other.
          const last = transaction.selectFrom('desk').select('id').orderBy('id').limit(1);
          if (rowLocks) await last.forUpdate().execute();
          const known = await numberOf(transaction, person);
          if (known !== undefined) return Number(known);
          const { most } = await transaction
            .selectFrom('removed_person')
            .select(({ fn }) => fn.max('number').as('most'))
            .executeTakeFirstOrThrow();
          const number = Number(most ?? 0) + 1;
          await transaction.insertInto('removed_person').values({ person, number, at }).execute();
          await transaction.deleteFrom('desk_member').where('person', '=', person).execute();
          for (const own of OWN) {
            await transaction.deleteFrom(own).where('person', '=', person).execute();
          }
          await transaction
            .updateTable('invite')
            .set({ email: null })
            .where('email', '=', email.toLowerCase())
            .execute();
          return number;
        },
        async (transaction) => (await numberOf(transaction, person)) !== undefined,
      ),
    async removed(people) {
      if (people.length === 0) return new Map();
      const rows = await database.selectFrom('removed_person').selectAll().where('person', 'in', people).execute();
      return new Map(rows.map(({ person, number }) => [person, Number(number)]));
    },
  };
}
