import type { Selectable } from 'kysely';
import { GUEST_ROLES } from '../../../shared/guest.ts';
import type { GuestLink, GuestStore } from '../peoplePorts.ts';
import type { Database, Tables } from './tables.ts';

const numberOr = (value: number | string | null) => (value === null ? null : Number(value));

const toLink = (row: Selectable<Tables['guest']>): GuestLink => ({
  id: row.id,
  article: row.article,
  role: GUEST_ROLES.find((role) => role === row.role) ?? 'viewer',
  label: row.label,
  language: row.language === 'nl' ? 'nl' : 'en',
  tokenHash: row.token_hash,
  keyHash: row.key_hash,
  name: row.name,
  createdBy: row.created_by,
  createdAt: Number(row.created_at),
  expiresAt: Number(row.expires_at),
  enteredAt: numberOr(row.entered_at),
  withdrawnAt: numberOr(row.withdrawn_at),
});

const fromLink = (link: GuestLink): Tables['guest'] => ({
  id: link.id,
  article: link.article,
  role: link.role,
  label: link.label,
  language: link.language,
  token_hash: link.tokenHash,
  key_hash: link.keyHash,
  name: link.name,
  created_by: link.createdBy,
  created_at: link.createdAt,
  expires_at: link.expiresAt,
  entered_at: link.enteredAt,
  withdrawn_at: link.withdrawnAt,
});

export function createGuestStore(database: Database): GuestStore {
  const all = () => database.selectFrom('guest').selectAll();
  return {
    async add(link) {
      await database.insertInto('guest').values(fromLink(link)).execute();
    },
    async ofArticle(article) {
      return (await all().where('article', '=', article).orderBy('created_at').orderBy('id').execute()).map(toLink);
    },
    async byToken(tokenHash) {
      const row = await all().where('token_hash', '=', tokenHash).executeTakeFirst();
      return row ? toLink(row) : null;
    },
    async byKey(keyHash) {
      const row = await all().where('key_hash', '=', keyHash).executeTakeFirst();
      return row ? toLink(row) : null;
    },
    async many(ids) {
      return ids.length === 0 ? [] : (await all().where('id', 'in', ids).execute()).map(toLink);
    },
    async enter(id, { name, keyHash, at }) {
      const entered = await database
        .updateTable('guest')
        .set({ name, key_hash: keyHash, entered_at: at })
        .where('id', '=', id)
        .where('entered_at', 'is', null)
        .where('withdrawn_at', 'is', null)
        .executeTakeFirst();
      return entered.numUpdatedRows === 1n;
    },
    async withdraw(id, at) {
      await database
        .updateTable('guest')
        .set({ withdrawn_at: at })
        .where('id', '=', id)
        .where('withdrawn_at', 'is', null)
        .execute();
    },
  };
}
