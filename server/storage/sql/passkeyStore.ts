import type { Selectable } from 'kysely';
import type { Passkey, PasskeyStore } from '../passkeyPort.ts';
import type { Database, Tables } from './tables.ts';

const toPasskey = (row: Selectable<Tables['passkey']>): Passkey => ({
  ...{ id: row.id, person: row.person, name: row.name },
  publicKey: new Uint8Array(row.public_key),
  counter: Number(row.counter),
  transports: JSON.parse(row.transports) as string[],
  createdAt: Number(row.created_at),
  usedAt: row.used_at === null ? null : Number(row.used_at),
});

const fromPasskey = ({ id, person, publicKey, counter, transports, name, createdAt, usedAt }: Passkey) => ({
  ...{ id, person, name, counter },
  public_key: publicKey,
  transports: JSON.stringify(transports),
  created_at: createdAt,
  used_at: usedAt,
});

export function createPasskeyStore(database: Database): PasskeyStore {
  const all = () => database.selectFrom('passkey').selectAll();
  return {
    async add(passkey) {
      const added = await database
        .insertInto('passkey')
        .values(fromPasskey(passkey))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      return added !== undefined;
    },
    async of(person) {
      const rows = await all().where('person', '=', person).orderBy('created_at').orderBy('id').execute();
      return rows.map(toPasskey);
    },
    async find(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row ? toPasskey(row) : null;
    },
    async used(id, counter, at) {
      await database.updateTable('passkey').set({ counter, used_at: at }).where('id', '=', id).execute();
    },
    async remove(person, id) {
      const removed = database.deleteFrom('passkey').where('person', '=', person).where('id', '=', id);
      return (await removed.returning('id').execute()).length > 0;
    },
    async removeAll(person) {
      await database.deleteFrom('passkey').where('person', '=', person).execute();
    },
  };
}
