import { expect, it } from 'vitest';
import { createDoorkeeper } from '../../../server/rooms/doorkeeper.ts';
import { createSeat } from '../../../server/rooms/seat.ts';
import type { Storage } from '../../../server/storage/ports.ts';
import type { Role } from '../../../shared/permissions.ts';
import { USUAL_SETTINGS } from '../../../shared/person/settings.ts';
import type { CloseReason } from '../../../shared/protocol/closeCodes.ts';
import { emptyText } from '../../support/flatText.ts';
import { ARTICLE, flush, manualClock, silentLog, storageWith } from '../../support/rooms.ts';

interface World {
  storage: Storage;
  valid: Set<string>;
}

const cases: [what: string, change: (world: World) => unknown, expected: CloseReason | null][] = [
  ['nothing changed', () => undefined, null],
  ['the session ended', ({ valid }) => valid.clear(), 'session.ended'],
  [
    'the role changed',
    ({ storage }) => storage.desks.setMember({ desk: 'desk', person: 'anna', role: 'viewer' }),
    'role.changed',
  ],
  [
    'the person asked not to be shown where they are ([R-PROFILE-4])',
    ({ storage }) => storage.profiles.setSettings('anna', { ...USUAL_SETTINGS, invisible: true }),
    'role.changed',
  ],
  ['the person left the desk', ({ storage }) => storage.desks.removeMember('desk', 'anna'), 'article.unknown'],
  [
    'the article went to the bin',
    ({ storage }) => storage.articles.update(ARTICLE, { deletedAt: 5 }),
    'article.deleted',
  ],
  ['the article was purged', ({ storage }) => storage.articles.purge(ARTICLE), 'article.unknown'],
];

it('[R-GUEST-4] a second after their link ended a guest is closed by that name, and before that nothing of a desk matters', async () => {
  const clock = manualClock();
  const storage = await storageWith(emptyText());
  const valid = new Set(['guest:guest-1']);
  let closed: CloseReason | null = null;
  const connection = {
    ...{ send: () => undefined, buffered: () => 0, pause: () => undefined, resume: () => undefined },
    close: (reason: CloseReason) => {
      closed = reason;
    },
  };
  const person = { person: 'guest-1', name: 'Guest', role: 'commenter', credential: 'guest:guest-1' } as const;
  const seat = createSeat(person, connection, 0);
  const keeper = createDoorkeeper({
    ...{ clock, log: silentLog, articles: storage.articles, desks: storage.desks, profiles: storage.profiles },
    seats: () => [{ article: ARTICLE, seat }],
    identity: { stillValid: (asked) => Promise.resolve(new Set(asked.filter((one) => valid.has(one)))) },
  });
  await keeper.recheck();
  expect(closed).toBeNull();
  valid.clear();
  await keeper.recheck();
  expect(closed).toBe('guest.ended');
});

it.each(cases)(
  '[R-ROOM-14] [S-10] a second after %s the socket is closed by that name',
  async (_what, change, expected) => {
    const clock = manualClock();
    const storage = await storageWith(emptyText());
    const role: Role = 'editor';
    await storage.desks.setMember({ desk: 'desk', person: 'anna', role });
    const world = { storage, valid: new Set(['session:1']) };
    let closed: CloseReason | null = null;
    const connection = {
      ...{ send: () => undefined, buffered: () => 0, pause: () => undefined, resume: () => undefined },
      close: (reason: CloseReason) => {
        closed = reason;
      },
    };
    const seat = createSeat({ person: 'anna', name: 'Anna', role, credential: 'session:1' }, connection, 0);
    const keeper = createDoorkeeper({
      ...{ clock, log: silentLog, articles: storage.articles, desks: storage.desks, profiles: storage.profiles },
      seats: () => [{ article: ARTICLE, seat }],
      identity: { stillValid: (asked) => Promise.resolve(new Set(asked.filter((one) => world.valid.has(one)))) },
    });
    keeper.start();
    clock.advance(1_000);
    await flush(clock);
    expect(closed).toBeNull();
    await change(world);
    clock.advance(1_000);
    await flush(clock);
    keeper.stop();
    expect(closed).toBe(expected);
  },
);
