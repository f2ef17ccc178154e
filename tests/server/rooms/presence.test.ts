import { describe, expect, it } from 'vitest';
import type { ToldPresence } from '../../../server/bus/port.ts';
import { type PresenceEntry, presenceFrame, readFrame, readPresence } from '../../../server/rooms/frame.ts';
import { createPresence } from '../../../server/rooms/presence.ts';
import { createSeat, type Seat } from '../../../server/rooms/seat.ts';
import type { Role } from '../../../shared/permissions.ts';
import type { CloseReason } from '../../../shared/protocol/closeCodes.ts';
import { manualClock } from '../../support/rooms.ts';

const connection = {
  send: () => undefined,
  buffered: () => 0,
  pause: () => undefined,
  resume: () => undefined,
  close: () => undefined,
};
const seatOf = (person: string, role: Role = 'editor'): Seat =>
  createSeat({ person, name: person, role, credential: person }, connection, 0);

function body(...entries: PresenceEntry[]): Uint8Array {
  const frame = readFrame(presenceFrame(entries));
  return frame?.kind === 'presence' ? frame.update : new Uint8Array();
}
const at = (clock: number) => ({ type: null, tname: 'body', item: { client: 7, clock }, assoc: 0 });
const cursor = { anchor: at(1), head: at(2) };
const state = (client: number, clock: number, value: unknown = { cursor }): PresenceEntry => ({
  ...{ client, clock },
  state: JSON.stringify(value),
});

function world(owners: Record<number, string> = {}) {
  const clock = manualClock();
  const frames: PresenceEntry[][] = [];
  const told: ToldPresence[] = [];
  const read = (frame: Uint8Array) => {
    const parsed = readFrame(frame);
    return parsed?.kind === 'presence' ? (readPresence(parsed.update) ?? []) : [];
  };
  const presence = createPresence({
    clock,
    ownerOf: (client) => owners[client],
    broadcast: (frame) => void frames.push(read(frame)),
    tellPeers: (entries) => void told.push(...entries),
  });
  const say = (seat: Seat, ...entries: PresenceEntry[]): CloseReason | null => presence.receive(seat, body(...entries));
  return { clock, frames, presence, say, read, told };
}

describe('presence', () => {
  it('[R-PRES-1] takes the cursor and stamps the rest', () => {
    const { clock, frames, say } = world();
    say(seatOf('anna'), state(1, 1, { user: { name: 'The Editor', role: 'chief' }, cursor, more: 1 }));
    clock.turn();
    const shown: unknown = JSON.parse(frames[0]?.[0]?.state ?? '');
    const user = { id: 'anna', name: 'anna', role: 'editor', colour: expect.any(String) };
    expect(shown).toEqual({ user, cursor, doing: null });
  });

  it('[R-PROFILE-4] shows nothing of who asked for that, and refuses them nothing', () => {
    const { clock, frames, presence, say, told } = world();
    const seat = createSeat({ ...seatOf('anna').guest, isInvisible: true }, connection, 0);
    expect(say(seat, state(1, 1))).toBeNull();
    expect(say(seat, state(1, 2))).toBeNull();
    presence.leave(seat);
    clock.turn();
    expect([frames.flat(), presence.everyone(), told]).toEqual([[], null, []]);
  });

  const claim = '00000000-0000-4000-8000-00000000000a';
  it.each<[string, Role, unknown, boolean]>([
    ['reads', 'viewer', { deed: 'reading' }, true],
    ['writes', 'editor', { deed: 'writing' }, true],
    ['checks a claim', 'checker', { deed: 'checking', annotation: claim }, true],
    ['calls a source', 'checker', { deed: 'calling', annotation: claim }, true],
    ['writes without the right to', 'checker', { deed: 'writing' }, false],
    ['checks without the right to', 'commenter', { deed: 'checking', annotation: claim }, false],
    ['does what there is no word for', 'chief', { deed: 'sleeping' }, false],
    ['is about something that is no annotation', 'chief', { deed: 'checking', annotation: 'x' }, false],
    ['says more than is asked', 'chief', { deed: 'reading', note: 'CANARY' }, false],
    ['says nothing of it', 'chief', undefined, false],
  ])(
    '[R-PRES-5] of somebody who %s (%s) others are told what they can be at, and nothing else',
    (_, role, said, told) => {
      const { clock, frames, say } = world();
      expect(say(seatOf('anna', role), state(1, 1, { cursor, doing: said }))).toBeNull();
      clock.turn();
      expect(JSON.parse(frames[0]?.[0]?.state ?? '')).toMatchObject({ cursor, doing: told ? said : null });
    },
  );

  it.each([
    ['nothing', {}],
    ['a number', 5],
    ['a list', []],
    ['half a pair', { item: { client: 7 } }],
    ['a clock in letters', { item: { client: 7, clock: 'x' } }],
    ['a clock below zero', { item: { client: 7, clock: -1 } }],
    ['another root', { tname: 'secret' }],
    ['a nested type', { type: { client: 7, clock: 0 }, tname: 'body' }],
    ['a prototype', JSON.parse('{"tname":"body","__proto__":{"item":1}}')],
  ])('[R-PRES-1] takes no cursor that points at %s, over which the editors of others would throw', (_what, anchor) => {
    const { clock, frames, say } = world();
    expect(say(seatOf('eve'), state(1, 1, { cursor: { anchor, head: at(1) } }))).toBeNull();
    clock.turn();
    expect(JSON.parse(frames[0]?.[0]?.state ?? '')).toMatchObject({ user: { id: 'eve' }, cursor: null });
  });

  it('[R-PRES-2] passes over echoes and refuses news about others', () => {
    const { clock, frames, say } = world({ 9: 'cas' });
    const [anna, bob] = [seatOf('anna'), seatOf('bob')];
    say(anna, state(1, 5));
    say(bob, state(2, 1));
    clock.turn();
    expect(say(bob, state(1, 5), state(1, 4), state(1, 5, null))).toBeNull();
    expect(say(bob, state(9, 1))).toBeNull();
    clock.advance(100);
    expect(frames.length).toBe(1);
    expect(say(bob, state(1, 6))).toBe('client.foreign');
  });

  it('[R-PRES-2] lets a person come back under the same number before the old socket is gone', () => {
    const { clock, frames, say, presence } = world();
    const [old, fresh] = [seatOf('anna'), seatOf('anna')];
    say(old, state(1, 5));
    expect(say(fresh, state(1, 5, { cursor: { anchor: at(7), head: at(7) } }))).toBeNull();
    presence.leave(old);
    clock.advance(100);
    expect(frames.at(-1)?.[0]?.state).toContain('7');
  });

  it('[R-PRES-2] keeps a departed person’s number for them', () => {
    const { say, presence } = world();
    const [anna, eve] = [seatOf('anna'), seatOf('eve')];
    say(anna, state(1, 5));
    presence.leave(anna);
    expect(say(eve, state(1, 9))).toBeNull();
    expect(presence.everyone()).toBeNull();
  });

  it('[R-PRES-3] sends the latest state at most 30 times a second and refuses a large one', () => {
    const { clock, frames, say } = world();
    const anna = seatOf('anna');
    for (let n = 1; n <= 500; n += 1) {
      say(anna, state(1, n, { cursor: { anchor: at(n), head: at(n) } }));
      clock.turn();
      clock.advance(2);
    }
    clock.advance(100);
    expect(frames.length).toBeGreaterThan(20);
    expect(frames.length).toBeLessThanOrEqual(31);
    expect(frames.at(-1)?.[0]?.clock).toBe(500);
    expect(say(anna, state(1, 999, { cursor: { anchor: 'x'.repeat(3_000), head: 1 } }))).toBe('frame.tooLarge');
  });

  it('[R-PRES-4] takes off the screen who leaves, and tells newcomers who is there', () => {
    const { clock, frames, say, presence, read } = world();
    const [anna, bob] = [seatOf('anna'), seatOf('bob')];
    say(anna, state(1, 5));
    say(bob, state(2, 1));
    presence.leave(anna);
    clock.advance(100);
    expect(frames.flat().findLast(({ client }) => client === 1)).toEqual({ client: 1, clock: 5, state: 'null' });
    expect(read(presence.everyone() ?? new Uint8Array()).map(({ client }) => client)).toEqual([2]);
  });

  it.each([
    ['no JSON', body({ client: 1, clock: 1, state: '{' })],
    ['a truncated frame', body(state(1, 1)).slice(0, -3)],
  ])('[R-SOCK-3] %s is malformed', (_what, update) => {
    expect(world().presence.receive(seatOf('anna'), update)).toBe('frame.malformed');
  });
});
