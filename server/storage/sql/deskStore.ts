import type { Selectable } from 'kysely';
import type { DeskSettings } from '../../../shared/desk/settings.ts';
import { roleFrom } from '../../../shared/permissions.ts';
import { DEFAULT_RULES } from '../../../shared/review/rules.ts';
import type { DeskRules } from '../../../shared/review/rulesSchema.ts';
import type { TagSet } from '../../../shared/review/tagSchema.ts';
import type { DeskStore, Invite, Member } from '../ports.ts';
import type { SqlDialect } from './dialect.ts';
import type { Database, Tables } from './tables.ts';

const toMember = (row: { desk: string; person: string; role: string }): Member => ({
  ...row,
  role: roleFrom(row.role),
});

const toInvite = (row: Selectable<Tables['invite']>): Invite => ({
  tokenHash: row.token_hash,
  kind: row.kind as Invite['kind'],
  desk: row.desk,
  role: row.role === null ? null : roleFrom(row.role),
  email: row.email,
  createdBy: row.created_by,
  createdAt: Number(row.created_at),
  expiresAt: Number(row.expires_at),
  usedAt: row.used_at === null ? null : Number(row.used_at),
  usedBy: row.used_by,
});

const fromInvite = (invite: Invite): Tables['invite'] => ({
  token_hash: invite.tokenHash,
  kind: invite.kind,
  desk: invite.desk,
  role: invite.role,
  email: invite.email,
  created_by: invite.createdBy,
  created_at: invite.createdAt,
  expires_at: invite.expiresAt,
  used_at: invite.usedAt,
  used_by: invite.usedBy,
});

type MemberMethods = 'members' | 'membershipsOf' | 'rolesOf' | 'setMember' | 'removeMember';

function memberMethods(database: Database): Pick<DeskStore, MemberMethods> {
  const members = () => database.selectFrom('desk_member').selectAll();
  return {
    async members(desk) {
      return (await members().where('desk', '=', desk).orderBy('person').execute()).map(toMember);
    },
    async membershipsOf(person) {
      return (await members().where('person', '=', person).orderBy('desk').execute()).map(toMember);
    },
    async rolesOf(people) {
      if (people.length === 0) return [];
      return (await members().where('person', 'in', people).execute()).map(toMember);
    },
    async setMember({ desk, person, role }) {
      await database
        .insertInto('desk_member')
        .values({ desk, person, role })
        .onConflict((conflict) => conflict.columns(['desk', 'person']).doUpdateSet({ role }))
        .execute();
    },
    async removeMember(desk, person) {
      await database.deleteFrom('desk_member').where('desk', '=', desk).where('person', '=', person).execute();
    },
  };
}

type InviteMethods = 'addInvite' | 'findInvite' | 'invites' | 'invitesTo' | 'useInvite' | 'withdrawInvite';

function inviteMethods(database: Database): Pick<DeskStore, InviteMethods> {
  return {
    async addInvite(invite) {
      await database
        .insertInto('invite')
        .values(fromInvite(invite))
        .onConflict((conflict) => conflict.column('token_hash').doNothing())
        .execute();
    },
    async findInvite(tokenHash) {
      const row = await database
        .selectFrom('invite')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row ? toInvite(row) : null;
    },
    async invites(desk) {
      const rows = await database
        .selectFrom('invite')
        .selectAll()
        .where('desk', '=', desk)
        .orderBy('created_at')
        .execute();
      return rows.map(toInvite);
    },
    async invitesTo(email) {
      const rows = await database
        .selectFrom('invite')
        .selectAll()
        .where('email', '=', email)
        .orderBy('created_at')
        .execute();
      return rows.map(toInvite);
    },
    async useInvite(tokenHash, person, at) {
      const used = await database
        .updateTable('invite')
        .set({ used_at: at, used_by: person })
        .where('token_hash', '=', tokenHash)
        .where('used_at', 'is', null)
        .executeTakeFirst();
      return used.numUpdatedRows === 1n;
    },
    async withdrawInvite(tokenHash) {
      await database.deleteFrom('invite').where('token_hash', '=', tokenHash).execute();
    },
  };
}

/** Rules that were set before there was one of them have it as every desk begins. */
const readRules = (rules: string): DeskRules => ({ ...DEFAULT_RULES, ...(JSON.parse(rules) as Partial<DeskRules>) });

function ruleMethods(database: Database): Pick<DeskStore, 'rulesOf' | 'rulesOver' | 'setRules'> {
  return {
    async rulesOf(desk) {
      const row = await database.selectFrom('desk_rules').selectAll().where('desk', '=', desk).executeTakeFirst();
      return row ? readRules(row.rules) : null;
    },
    async rulesOver(people) {
      if (people.length === 0) return [];
      const rows = await database
        .selectFrom('desk_member')
        .innerJoin('desk_rules', 'desk_rules.desk', 'desk_member.desk')
        .select(['desk_member.person', 'desk_member.role', 'desk_rules.rules'])
        .where('desk_member.person', 'in', people)
        .execute();
      return rows.map(({ person, role, rules }) => ({ person, role: roleFrom(role), rules: readRules(rules) }));
    },
    async setRules(desk, set) {
      const rules = JSON.stringify(set);
      await database
        .insertInto('desk_rules')
        .values({ desk, rules })
        .onConflict((conflict) => conflict.column('desk').doUpdateSet({ rules }))
        .execute();
    },
  };
}

function settingMethods(database: Database): Pick<DeskStore, 'renameDesk' | 'settingsOf' | 'setSettings'> {
  return {
    async renameDesk(desk, name) {
      await database.updateTable('desk').set({ name }).where('id', '=', desk).execute();
    },
    async settingsOf(desk) {
      const row = await database.selectFrom('desk_settings').selectAll().where('desk', '=', desk).executeTakeFirst();
      return row ? (JSON.parse(row.settings) as DeskSettings) : null;
    },
    async setSettings(desk, set) {
      const settings = JSON.stringify(set);
      await database
        .insertInto('desk_settings')
        .values({ desk, settings })
        .onConflict((conflict) => conflict.column('desk').doUpdateSet({ settings }))
        .execute();
    },
  };
}

function tagMethods(database: Database, dialect: SqlDialect): Pick<DeskStore, 'tagsOf' | 'setTags'> {
  return {
    async tagsOf(desk) {
      const row = await database.selectFrom('desk_tags').selectAll().where('desk', '=', desk).executeTakeFirst();
      return row ? (JSON.parse(row.tags) as TagSet) : null;
    },
    async setTags(desk, set) {
      const tags = JSON.stringify(set);
      const put = database
        .insertInto('desk_tags')
        .values({ desk, tags })
        .onConflict((conflict) => conflict.column('desk').doUpdateSet({ tags }));
      // How far a claim is depends on how many sign: what is found of it is made anew.
      const articles = database.selectFrom('article').select('id').where('desk', '=', desk);
      const doubted = database.updateTable('search_article').set({ edition: 0 }).where('article', 'in', articles);
      await dialect.atomically([put.compile(), doubted.compile()]);
    },
  };
}

export function createDeskStore(database: Database, dialect: SqlDialect): DeskStore {
  return {
    ...memberMethods(database),
    ...inviteMethods(database),
    ...tagMethods(database, dialect),
    ...ruleMethods(database),
    ...settingMethods(database),
    desks: () => database.selectFrom('desk').selectAll().orderBy('slug').execute(),
    async deskBySlug(slug) {
      return (await database.selectFrom('desk').selectAll().where('slug', '=', slug).executeTakeFirst()) ?? null;
    },
    async createDesk(desk) {
      await database.insertInto('desk').values(desk).execute();
    },
  };
}
