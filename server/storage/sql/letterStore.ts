import { sql } from 'kysely';
import type { LetterChoice } from '../../../shared/inbox/letters.ts';
import type { LetterStore } from '../letterPort.ts';
import type { SqlDialect } from './dialect.ts';
import { namedBy, shownEntries, toEntry } from './inboxStore.ts';
import type { Database } from './tables.ts';

export function createLetterStore(database: Database, dialect: SqlDialect): LetterStore {
  return {
    async choice(person) {
      const row = await database.selectFrom('letter').select('choice').where('person', '=', person).executeTakeFirst();
      return (row?.choice as LetterChoice | undefined) ?? 'never';
    },
    async choose(person, choice, due) {
      const fields = { choice, due, tries: 0 };
      await dialect.atomically([
        database.updateTable('inbox_entry').set({ written: 1 }).where('person', '=', person).compile(),
        database
          .insertInto('letter')
          .values({ person, ...fields })
          .onConflict((conflict) => conflict.column('person').doUpdateSet(fields))
          .compile(),
      ]);
    },
    async want(person, due) {
      await database
        .updateTable('letter')
        .set({ due })
        .where('person', '=', person)
        .where('choice', '=', 'atOnce')
        .where((where) => where.or([where('due', 'is', null), where('due', '>', due)]))
        .execute();
    },
    async due(now, limit) {
      const rows = await database
        .selectFrom('letter')
        .selectAll()
        .where('due', '<=', now)
        .orderBy('due')
        .orderBy('person')
        .limit(limit)
        .execute();
      return rows.map(({ person, choice, due, tries }) => ({
        ...{ person, choice: choice as LetterChoice, due: Number(due), tries },
      }));
    },
    async take({ person, due }, until) {
      const taken = await database
        .updateTable('letter')
        .set({ due: until, tries: sql<number>`tries + 1` })
        .where('person', '=', person)
        .where('due', '=', due)
        .executeTakeFirst();
      return taken.numUpdatedRows === 1n;
    },
    async settle(person, until, next) {
      const own = database.updateTable('letter').where('person', '=', person);
      await own.set({ tries: 0 }).execute();
      await own.set({ due: next }).where('due', '=', until).execute();
    },
    async unwritten(person, desks, limit) {
      if (desks.length === 0) return [];
      const rows = await shownEntries(database, person, desks).where('written', '=', 0).limit(limit).execute();
      return rows.map(toEntry);
    },
    async written(person, entries) {
      if (entries.length === 0) return;
      await database
        .updateTable('inbox_entry')
        .set({ written: 1 })
        .where('person', '=', person)
        .where(namedBy(entries))
        .execute();
    },
  };
}
