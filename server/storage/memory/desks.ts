import type { DeskSettings } from '../../../shared/desk/settings.ts';
import type { DeskRules } from '../../../shared/review/rulesSchema.ts';
import type { TagSet } from '../../../shared/review/tagSchema.ts';
import type { Desk, DeskStore, Invite, Member } from '../ports.ts';

const keyOf = (desk: string, person: string) => JSON.stringify([desk, person]);

function memberMethods(members: Map<string, Member>, hasDesk: (id: string) => boolean) {
  const where = (test: (member: Member) => boolean) =>
    [...members.values()].filter(test).map((member) => ({ ...member }));
  return {
    async members(desk) {
      return where((member) => member.desk === desk).sort((a, b) => (a.person < b.person ? -1 : 1));
    },
    async membershipsOf(person) {
      return where((member) => member.person === person).sort((a, b) => (a.desk < b.desk ? -1 : 1));
    },
    async rolesOf(people) {
      return where((member) => people.includes(member.person));
    },
    async setMember(member) {
      if (!hasDesk(member.desk)) throw new Error(`there is no desk ${member.desk}`);
      members.set(keyOf(member.desk, member.person), { ...member });
    },
    async removeMember(desk, person) {
      members.delete(keyOf(desk, person));
    },
  } satisfies Partial<DeskStore>;
}

function ruleMethods(sets: Map<string, DeskRules>, members: Map<string, Member>, hasDesk: (id: string) => boolean) {
  return {
    async rulesOf(desk) {
      return structuredClone(sets.get(desk) ?? null);
    },
    async rulesOver(people) {
      return [...members.values()].flatMap(({ desk, person, role }) => {
        const rules = people.includes(person) ? sets.get(desk) : undefined;
        return rules ? [{ person, role, rules: structuredClone(rules) }] : [];
      });
    },
    async setRules(desk, rules) {
      if (!hasDesk(desk)) throw new Error(`there is no desk ${desk}`);
      sets.set(desk, structuredClone(rules));
    },
  } satisfies Partial<DeskStore>;
}

function inviteMethods(invites: Map<string, Invite>) {
  return {
    async addInvite(invite) {
      if (!invites.has(invite.tokenHash)) invites.set(invite.tokenHash, { ...invite });
    },
    async findInvite(tokenHash) {
      const invite = invites.get(tokenHash);
      return invite ? { ...invite } : null;
    },
    async invites(desk) {
      const found = [...invites.values()].filter((invite) => invite.desk === desk);
      return found.map((invite) => ({ ...invite })).sort((a, b) => a.createdAt - b.createdAt);
    },
    async invitesTo(email) {
      const found = [...invites.values()].filter((invite) => invite.email === email);
      return found.map((invite) => ({ ...invite })).sort((a, b) => a.createdAt - b.createdAt);
    },
    async useInvite(tokenHash, person, at) {
      const invite = invites.get(tokenHash);
      if (!invite || invite.usedAt !== null) return false;
      invites.set(tokenHash, { ...invite, usedAt: at, usedBy: person });
      return true;
    },
    async withdrawInvite(tokenHash) {
      invites.delete(tokenHash);
    },
  } satisfies Partial<DeskStore>;
}

function tagMethods(sets: Map<string, TagSet>, hasDesk: (id: string) => boolean, onTags: (desk: string) => void) {
  return {
    async tagsOf(desk) {
      return structuredClone(sets.get(desk) ?? null);
    },
    async setTags(desk, tags) {
      if (!hasDesk(desk)) throw new Error(`there is no desk ${desk}`);
      sets.set(desk, structuredClone(tags));
      onTags(desk);
    },
  } satisfies Partial<DeskStore>;
}

function settingMethods(desks: Map<string, Desk>) {
  const sets = new Map<string, DeskSettings>();
  return {
    async renameDesk(desk, name) {
      const found = desks.get(desk);
      if (found) desks.set(desk, { ...found, name });
    },
    async settingsOf(desk) {
      return structuredClone(sets.get(desk) ?? null);
    },
    async setSettings(desk, settings) {
      if (!desks.has(desk)) throw new Error(`there is no desk ${desk}`);
      sets.set(desk, structuredClone(settings));
    },
  } satisfies Partial<DeskStore>;
}

interface MemoryDesks extends DeskStore {
  /** Takes an address off every invite. */
  forgetAddress(email: string): void;
}

/** @param onTags called when a desk has other tags. */
export function createMemoryDesks(onTags: (desk: string) => void = () => undefined): MemoryDesks {
  const desks = new Map<string, Desk>();
  const members = new Map<string, Member>();
  const invites = new Map<string, Invite>();
  const hasDesk = (id: string) => desks.has(id);
  return {
    ...memberMethods(members, hasDesk),
    ...tagMethods(new Map(), hasDesk, onTags),
    ...ruleMethods(new Map(), members, hasDesk),
    ...settingMethods(desks),
    ...inviteMethods(invites),
    forgetAddress(email) {
      for (const [hash, invite] of invites) if (invite.email === email) invites.set(hash, { ...invite, email: null });
    },
    async desks() {
      return [...desks.values()].map((desk) => ({ ...desk })).sort((a, b) => (a.slug < b.slug ? -1 : 1));
    },
    async deskBySlug(slug) {
      const found = [...desks.values()].find((desk) => desk.slug === slug);
      return found ? { ...found } : null;
    },
    async createDesk(desk) {
      const isTaken = [...desks.values()].some(({ id, slug }) => id === desk.id || slug === desk.slug);
      if (isTaken) throw new Error(`there is a desk ${desk.slug} already`);
      desks.set(desk.id, { ...desk });
    },
  };
}
