/** What every store must do with desks, their people, tags, rules and invites. */
import { expect, it } from 'vitest';
import type { Invite, Storage } from '../../server/storage/ports.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';

const invite = (tokenHash: string): Invite => ({
  ...{ tokenHash, kind: 'desk', desk: 'd1', role: 'editor', email: null, createdBy: 'anna' },
  ...{ createdAt: 1, expiresAt: 2, usedAt: null, usedBy: null },
});

export function describeDesks(of: () => Storage): void {
  it('keeps members with one role a desk', async () => {
    const { desks } = of();
    await desks.createDesk({ id: 'd2', slug: 'sport', name: 'Sport' });
    await desks.setMember({ desk: 'd1', person: 'anna', role: 'editor' });
    await desks.setMember({ desk: 'd1', person: 'anna', role: 'chief' });
    await desks.setMember({ desk: 'd2', person: 'anna', role: 'viewer' });
    await desks.setMember({ desk: 'd2', person: 'bob', role: 'checker' });
    await desks.removeMember('d2', 'bob');
    expect((await desks.desks()).map(({ slug }) => slug)).toEqual(['newsroom', 'sport']);
    expect(await desks.members('d1')).toEqual([{ desk: 'd1', person: 'anna', role: 'chief' }]);
    expect((await desks.membershipsOf('anna')).map(({ role }) => role)).toEqual(['chief', 'viewer']);
    expect((await desks.rolesOf(['anna', 'bob'])).length).toBe(2);
    expect(await desks.rolesOf([])).toEqual([]);
    expect((await desks.deskBySlug('sport'))?.id).toBe('d2');
    expect(await desks.deskBySlug('x')).toBeNull();
    await expect(desks.createDesk({ id: 'd3', slug: 'sport', name: 'S' })).rejects.toThrow();
  });
  it('[R-STORE-16] keeps one set of tags a desk, the last that was set', async () => {
    const { desks } = of();
    expect(await desks.tagsOf('d1')).toBeNull();
    await desks.setTags('d1', DEFAULT_TAGS);
    const fewer = { tags: DEFAULT_TAGS.tags.slice(3) };
    await desks.setTags('d1', fewer);
    expect([await desks.tagsOf('d1'), await desks.tagsOf('d2')]).toEqual([fewer, null]);
    await expect(desks.setTags('nowhere', fewer)).rejects.toThrow();
  });
  it('keeps a desk’s rules, and knows none before they are set', async () => {
    const { desks } = of();
    expect(await desks.rulesOf('d1')).toBeNull();
    const rules = { coverage: 90, leaseMinutes: 5, secondFactor: 'chief' } as const;
    await desks.setRules('d1', { ...rules, coverage: 80 });
    await desks.setRules('d1', rules);
    expect([await desks.rulesOf('d1'), await desks.rulesOf('d2')]).toEqual([rules, null]);
    await expect(desks.setRules('nowhere', rules)).rejects.toThrow();
    await desks.setMember({ desk: 'd1', person: 'anna', role: 'editor' });
    expect(await desks.rulesOver(['anna', 'bob'])).toEqual([{ person: 'anna', role: 'editor', rules }]);
    expect(await desks.rulesOver([])).toEqual([]);
  });
  it('[R-DESK-10] keeps a desk’s name and settings, the last of each', async () => {
    const { desks } = of();
    expect(await desks.settingsOf('d1')).toBeNull();
    const set = { language: 'nl', archiveAfterDays: 7, retentionDays: null } as const;
    for (const retentionDays of [30, null]) await desks.setSettings('d1', { ...set, retentionDays });
    expect([await desks.settingsOf('d1'), await desks.settingsOf('d2')]).toEqual([set, null]);
    await desks.renameDesk('d1', 'Regional desk');
    expect(await desks.deskBySlug('newsroom')).toEqual({ id: 'd1', slug: 'newsroom', name: 'Regional desk' });
    await expect(desks.setSettings('nowhere', set)).rejects.toThrow();
  });
  it('[R-STORE-9] [R-STORE-20] lets an invite, however often it was added, be used once, by one of many', async () => {
    const { desks } = of();
    await Promise.all([1, 2, 3].map(() => desks.addInvite(invite('h'))));
    const tries = await Promise.all(Array.from({ length: 8 }, (_, n) => desks.useInvite('h', `p${n}`, 5)));
    expect(tries.filter(Boolean).length).toBe(1);
    const used = await desks.findInvite('h');
    expect([used?.usedAt, used?.role, (await desks.invites('d1')).length]).toEqual([5, 'editor', 1]);
    expect(await desks.invitesTo('sara@example.org')).toEqual([]);
    await desks.withdrawInvite('h');
    expect(await desks.findInvite('h')).toBeNull();
    expect(await desks.useInvite('h', 'p', 5)).toBe(false);
  });
}
