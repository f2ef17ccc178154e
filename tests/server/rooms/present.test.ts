import { expect, it } from 'vitest';
import { Attendance } from '../../../server/rooms/attendance.ts';
import { systemClock } from '../../../server/rooms/clock.ts';
import { createSeat } from '../../../server/rooms/seat.ts';

it('[R-DESK-4] [R-PROFILE-4] who has an article open is told from all nodes, but for who keeps it to themselves', () => {
  const nothing = () => undefined;
  const connection = { send: nothing, buffered: () => 0, pause: nothing, resume: nothing, close: nothing };
  const here = ['anna', 'anna'].map((person) =>
    createSeat({ person, name: person, role: 'editor', credential: 'session:1' }, connection, 0),
  );
  const attendance = new Attendance(systemClock(), (article) => (article === 'a' ? here : []));
  const there = { article: 'a', role: 'editor' as const, seats: 1 };
  attendance.isElsewhere([
    { ...there, person: 'anna', name: 'anna' },
    { ...there, person: 'bob', name: 'bob' },
    { ...there, person: 'dee', name: 'dee', isInvisible: true },
    { ...there, article: 'b', person: 'cas', name: 'cas' },
  ]);
  const shown = (people: { person: string }[]) => people.map(({ person }) => person).sort();
  expect(shown(attendance.visible('a'))).toEqual(['anna', 'bob']);
  // For the lead of a session they are there all the same.
  expect(shown(attendance.present('a'))).toEqual(['anna', 'bob', 'dee']);
});
