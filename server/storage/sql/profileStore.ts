import type { PersonSettings } from '../../../shared/person/settings.ts';
import type { ProfileStore } from '../profilePort.ts';
import type { Database } from './tables.ts';

export function createProfileStore(database: Database): ProfileStore {
  return {
    async settingsOf(person) {
      const row = await database
        .selectFrom('person_settings')
        .select('settings')
        .where('person', '=', person)
        .executeTakeFirst();
      return row ? (JSON.parse(row.settings) as PersonSettings) : null;
    },
    async setSettings(person, settings) {
      const fields = { invisible: Number(settings.invisible), settings: JSON.stringify(settings) };
      await database
        .insertInto('person_settings')
        .values({ person, ...fields })
        .onConflict((conflict) => conflict.column('person').doUpdateSet(fields))
        .execute();
    },
    async invisible(people) {
      if (people.length === 0) return new Set();
      const rows = await database
        .selectFrom('person_settings')
        .select('person')
        .where('invisible', '=', 1)
        .where('person', 'in', people)
        .execute();
      return new Set(rows.map(({ person }) => person));
    },
    async photo(person) {
      const row = await database.selectFrom('person_photo').selectAll().where('person', '=', person).executeTakeFirst();
      return row ? { hash: row.hash, type: row.type, bytes: new Uint8Array(row.content) } : null;
    },
    async setPhoto(person, photo) {
      if (!photo) {
        await database.deleteFrom('person_photo').where('person', '=', person).execute();
        return;
      }
      const fields = { hash: photo.hash, type: photo.type, content: photo.bytes };
      await database
        .insertInto('person_photo')
        .values({ person, ...fields })
        .onConflict((conflict) => conflict.column('person').doUpdateSet(fields))
        .execute();
    },
    async photosOf(people) {
      if (people.length === 0) return new Map();
      const found = database.selectFrom('person_photo').select(['person', 'hash']).where('person', 'in', people);
      return new Map((await found.execute()).map(({ person, hash }) => [person, hash]));
    },
  };
}
