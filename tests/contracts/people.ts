/** What every store must do about people: guests, those who were removed, and what happens once. */
import { expect, it } from 'vitest';
import type { Invite, Storage } from '../../server/storage/ports.ts';
import { USUAL_SETTINGS } from '../../shared/person/settings.ts';
import { passkey } from './passkeys.ts';

const invite = (tokenHash: string): Invite => ({
  ...{ tokenHash, kind: 'desk', desk: 'd1', role: 'editor', email: null, createdBy: 'anna' },
  ...{ createdAt: 1, expiresAt: 2, usedAt: null, usedBy: null },
});

const NOTED = { annotation: null, subject: null, actor: null };

export function describePeople(of: () => Storage): void {
  it('[R-GUEST-2] lets one person in by a guest link, and keeps it for its name until its article goes', async () => {
    const times = { createdAt: 1, expiresAt: 9, enteredAt: null, withdrawnAt: null };
    const who = { role: 'viewer', label: 'Lawyer', language: 'nl', createdBy: 'anna' } as const;
    const link = { id: 'guest-1', article: 'a', ...who, tokenHash: 't', keyHash: null, name: null, ...times };
    const store = of();
    const { guests } = store;
    await guests.add(link);
    await expect(guests.add({ ...link, id: 'guest-2' })).rejects.toThrow();
    await expect(guests.add({ ...link, id: 'guest-2', tokenHash: 'u', article: 'nowhere' })).rejects.toThrow();
    expect([await guests.byToken('t'), await guests.byToken('x'), await guests.byKey('k')]).toEqual([link, null, null]);
    const enter = (n: number) => guests.enter('guest-1', { name: `G${n}`, keyHash: `k${n}`, at: 2 });
    const tries = await Promise.all([0, 1, 2, 3].map(enter));
    expect(tries.filter(Boolean).length).toBe(1);
    const [entered] = await guests.ofArticle('a');
    expect([entered?.enteredAt, await guests.byKey(entered?.keyHash ?? '')]).toEqual([2, entered]);
    await guests.withdraw('guest-1', 5);
    await guests.withdraw('guest-1', 6);
    expect((await guests.many(['guest-1', 'guest-9'])).map(({ withdrawnAt }) => withdrawnAt)).toEqual([5]);
    await guests.add({ ...link, id: 'guest-3', tokenHash: 'v' });
    await guests.withdraw('guest-3', 5);
    expect(await guests.enter('guest-3', { name: 'G', keyHash: 'kk', at: 6 })).toBe(false);
    await store.articles.purge('a');
    expect([await guests.many(['guest-1']), await guests.many([])]).toEqual([[], []]);
  });
  it('[R-REMOVAL-2] puts numbers in the place of people who are removed, and takes them off every desk', async () => {
    const { people, desks, seen, profiles, passkeys, board, inbox, letters } = of();
    await desks.setMember({ desk: 'd1', person: 'anna', role: 'chief' });
    await seen.mark('a', 'anna', { annotation: 'n', seq: 3 });
    await desks.addInvite({ ...invite('h'), email: 'anna@example.org' });
    await profiles.setSettings('anna', { ...USUAL_SETTINGS, theme: 'dark' });
    await profiles.setPhoto('anna', { hash: 'h', type: 'image/webp', bytes: new Uint8Array([1]) });
    await passkeys.add(passkey('removed', 'anna'));
    await board.assign('a', ['anna', 'bob']);
    await letters.choose('anna', 'daily', 9);
    await inbox.add([{ ...{ person: 'anna', article: 'a', source: '3', kind: 'mention', at: 3 }, ...NOTED }]);
    expect((await inbox.of('anna', ['d1'], 9)).length).toBe(1);
    expect([
      await people.remove('anna', 'Anna@example.org', 5),
      await people.remove('bob', 'b@example.org', 6),
    ]).toEqual([1, 2]);
    expect(await people.remove('anna', 'anna@example.org', 7)).toBe(1);
    expect(await people.removed(['bob', 'cas', 'anna'])).toEqual(
      new Map([
        ['anna', 1],
        ['bob', 2],
      ]),
    );
    expect([await people.removed([]), await desks.members('d1'), await seen.of('a', 'anna')]).toEqual([
      new Map(),
      [],
      new Map(),
    ]);
    expect((await desks.findInvite('h'))?.email).toBeNull();
    expect([await profiles.settingsOf('anna'), await profiles.photo('anna')]).toEqual([null, null]);
    expect(await passkeys.find('removed')).toBeNull();
    expect([await board.assigned('a'), await letters.choice('anna')]).toEqual([[], 'never']);
    expect(await inbox.of('anna', ['d1'], 9)).toEqual([]);
  });
  it('[R-STORE-25] lets a key be taken by one of many, and again when its time is over', async () => {
    const take = (now: number) => of().once.take('k', now, now + 10);
    const tries = await Promise.all(Array.from({ length: 8 }, () => take(5)));
    expect(tries.filter(Boolean).length).toBe(1);
    expect([await take(14), await take(15), await of().once.take('other', 15, 16)]).toEqual([false, true, true]);
  });
}
