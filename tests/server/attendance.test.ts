/** Who is there, for the lead of a session: the rooms tell it, on a clock in the test's hand (R-CHECKROOM-4, -5). */
import { describe, expect, it } from 'vitest';
import { Attendance } from '../../server/rooms/attendance.ts';
import type { Storage } from '../../server/storage/ports.ts';
import type { Role } from '../../shared/permissions.ts';
import { emptyText } from '../support/flatText.ts';
import { ARTICLE, flush, type ManualClock, manualClock, Peer, storageWith } from '../support/rooms.ts';
import { type Served, serverOn } from '../support/served.ts';

const ROLES = { ann: 'checker', bob: 'checker', eva: 'editor', vic: 'viewer' } as const satisfies Record<string, Role>;
type Name = keyof typeof ROLES;
const MINUTE = 60_000;

class Meeting {
  readonly session = crypto.randomUUID();
  readonly clock: ManualClock;
  readonly storage: Storage;
  served: Served;
  private peers = new Map<Name, Peer>();

  constructor(storage: Storage, clock: ManualClock) {
    this.storage = storage;
    this.clock = clock;
    this.served = serverOn(storage, clock);
  }
  async come(...people: Name[]): Promise<void> {
    for (const name of people) {
      const peer = new Peer(name, ROLES[name]);
      const coming = peer.connect(this.served.rooms);
      await flush(this.clock);
      await coming;
      this.peers.set(name, peer);
    }
  }
  /** Their connection breaks. */
  lose(name: Name): void {
    this.peers.get(name)?.disconnect();
  }
  /** The server ends and another begins on the same store; nobody has come back yet. */
  async restart(): Promise<void> {
    const closing = this.served.rooms.close();
    await flush(this.clock);
    await closing;
    this.served = serverOn(this.storage, this.clock);
  }
  does(name: Name, type: string, more: object = {}): Promise<string> {
    return this.served.run(name, ROLES[name], { type: `session.${type}`, session: this.session, ...more });
  }
  takesLead(name: Name): Promise<string> {
    return this.does(name, 'lead', { person: name });
  }
  gone(name: Name): number {
    return this.served.rooms.attendance(ARTICLE).goneMs(name);
  }
}

/** Ann leads, everybody is connected and in the session. */
async function meeting(): Promise<Meeting> {
  const found = new Meeting(await storageWith(emptyText()), manualClock());
  await found.come('ann', 'bob', 'eva', 'vic');
  for (const name of ['ann', 'bob', 'eva', 'vic'] as const) {
    await found.does(name, name === 'ann' ? 'start' : 'join');
  }
  return found;
}

describe('a leader whose connection is gone', () => {
  it('[R-CHECKROOM-5] keeps the lead for a minute, then the highest role takes it, and nobody before them', async () => {
    const room = await meeting();
    room.lose('ann');
    room.clock.advance(MINUTE - 1);
    expect([room.gone('ann'), room.gone('bob')]).toEqual([MINUTE - 1, 0]);
    expect(await room.takesLead('eva')).toBe('R-CHECKROOM-5');
    room.clock.advance(1);
    expect(await room.takesLead('bob')).toBe('R-CHECKROOM-5');
    expect(await room.takesLead('vic')).toBe('role.insufficient');
    expect(await room.takesLead('eva')).toBe('session.led');
    await room.come('ann');
    expect(await room.does('ann', 'end')).toBe('R-CHECKROOM-3');
    expect(await room.does('eva', 'end')).toBe('session.ended');
  });

  it('[R-CHECKROOM-5] who comes back begins a new minute, and a second window counts as being there', async () => {
    const room = await meeting();
    room.lose('ann');
    room.clock.advance(MINUTE - 1);
    await room.come('ann');
    const window = new Peer('ann', 'checker');
    const coming = window.connect(room.served.rooms);
    await flush(room.clock);
    await coming;
    room.lose('ann');
    room.clock.advance(10 * MINUTE);
    expect([room.gone('ann'), await room.takesLead('eva')]).toEqual([0, 'R-CHECKROOM-5']);
    window.disconnect();
    room.clock.advance(MINUTE - 1);
    expect(await room.takesLead('eva')).toBe('R-CHECKROOM-5');
    room.clock.advance(1);
    expect(await room.takesLead('eva')).toBe('session.led');
  });

  it('[R-CHECKROOM-5] the next has to be connected; of equal roles who came first', async () => {
    const room = await meeting();
    room.lose('ann');
    room.lose('eva');
    room.clock.advance(MINUTE);
    expect(await room.takesLead('eva')).toBe('R-CHECKROOM-5');
    expect(await room.takesLead('bob')).toBe('session.led');
    expect(await room.does('bob', 'lead', { person: 'eva' })).toBe('R-CHECKROOM-4');
    await room.come('eva', 'ann');
    expect(await room.does('bob', 'lead', { person: 'vic' })).toBe('R-CHECKROOM-4');
    expect(await room.does('bob', 'lead', { person: 'ann' })).toBe('session.led');
  });

  it('[R-CHECKROOM-5] who left the session, or may not lead any more, holds nobody up', async () => {
    const room = await meeting();
    await room.does('ann', 'leave');
    expect(await room.takesLead('bob')).toBe('R-CHECKROOM-5');
    expect(await room.takesLead('eva')).toBe('session.led');
    expect(await room.does('ann', 'end')).toBe('R-CHECKROOM-3');
    room.lose('eva');
    const demoted = new Peer('eva', 'commenter');
    const coming = demoted.connect(room.served.rooms);
    await flush(room.clock);
    await coming;
    expect(await room.takesLead('ann')).toBe('R-CHECKROOM-5');
    expect(await room.takesLead('bob')).toBe('session.led');
  });

  it('[R-CHECKROOM-5] a server that has just started counts everybody as gone since then', async () => {
    const room = await meeting();
    room.clock.advance(10 * MINUTE);
    await room.restart();
    await room.come('eva');
    room.clock.advance(MINUTE - 1);
    expect([room.gone('ann'), await room.takesLead('eva')]).toEqual([MINUTE - 1, 'R-CHECKROOM-5']);
    room.clock.advance(1);
    expect(await room.takesLead('eva')).toBe('session.led');
  });
});

it('[R-CHECKROOM-5] absences are remembered in bounded number, the longest ago forgotten first', () => {
  const clock = manualClock();
  const absences = new Attendance(clock, () => []);
  clock.advance(1_000);
  absences.left('article', 'first');
  clock.advance(1_000);
  for (let n = 0; n < 4_999; n += 1) absences.left('article', `${n}`);
  expect([absences.goneMs('article', 'first'), absences.goneMs('article', '0')]).toEqual([1_000, 0]);
  absences.left('other', 'last');
  expect([absences.goneMs('article', 'first'), absences.goneMs('article', '0')]).toEqual([2_000, 0]);
  absences.came('article', '0');
  expect(absences.goneMs('article', '0')).toBe(2_000);
});
