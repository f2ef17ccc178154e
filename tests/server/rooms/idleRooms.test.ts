import { expect, it } from 'vitest';
import { createIdleRooms } from '../../../server/rooms/idleRooms.ts';
import { LIMITS } from '../../../server/rooms/limits.ts';
import { manualClock } from '../../support/rooms.ts';

function shelf() {
  const clock = manualClock();
  const left: string[] = [];
  const idle = createIdleRooms(clock, { ...LIMITS, idleMs: 1_000, idleRooms: 3 });
  return { clock, left, idle, add: (name: string) => idle.add(name, () => void left.push(name)) };
}

it('[R-ROOM-23] of too many idle rooms the one idle for longest leaves at once', () => {
  const { left, add } = shelf();
  for (const name of ['a', 'b', 'c']) add(name);
  expect(left).toEqual([]);
  add('d');
  add('b');
  add('e');
  expect(left).toEqual(['a', 'c']);
});

it('[R-ROOM-10] [R-ROOM-23] a room that is needed again stays, and one that could not leave is asked later', () => {
  const { clock, left, idle, add } = shelf();
  add('a');
  clock.advance(900);
  idle.needed('a');
  clock.advance(900);
  expect(left).toEqual([]);
  for (const name of ['b', 'c', 'd', 'e']) idle.keep(name, () => void left.push(name));
  expect(left).toEqual([]);
  clock.advance(1_000);
  expect(left).toEqual(['b', 'c', 'd', 'e']);
});
