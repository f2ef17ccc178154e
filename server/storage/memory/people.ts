import type { PeopleStore } from '../peoplePorts.ts';
import type { DeskStore, Storage } from '../ports.ts';
import type { SeenMarks } from './seen.ts';

interface MemoryPeopleParts extends Pick<Storage, 'inbox' | 'board'> {
  desks: DeskStore & { forgetAddress(email: string): void };
  seen: () => Iterable<SeenMarks>;
  /** Where else something is a person's own. */
  own: readonly { forget(person: string): void }[];
}

export function createMemoryPeople({ desks, seen, inbox, board, own }: MemoryPeopleParts): PeopleStore {
  const numbers = new Map<string, number>();
  return {
    async remove(person, email) {
      const number = numbers.get(person) ?? numbers.size + 1;
      numbers.set(person, number);
      for (const { desk } of await desks.membershipsOf(person)) await desks.removeMember(desk, person);
      for (const { id } of await desks.desks()) {
        await inbox.forget(id, person);
        await board.release(id, person);
      }
      for (const each of own) each.forget(person);
      for (const marks of seen()) marks.delete(person);
      desks.forgetAddress(email.toLowerCase());
      return number;
    },
    async removed(people) {
      return new Map(
        people.flatMap((person) => {
          const number = numbers.get(person);
          return number === undefined ? [] : [[person, number] as const];
        }),
      );
    },
  };
}
