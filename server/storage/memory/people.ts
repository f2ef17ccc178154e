import type { PeopleStore } from '../peoplePorts.ts';
import type { DeskStore } from '../ports.ts';
import type { SeenMarks } from './seen.ts';

interface MemoryPeopleParts {
  desks: DeskStore & { forgetAddress(email: string): void };
  seen: () => Iterable<SeenMarks>;
}

export function createMemoryPeople({ desks, seen }: MemoryPeopleParts): PeopleStore {
  const numbers = new Map<string, number>();
  return {
    async remove(person, email) {
      const number = numbers.get(person) ?? numbers.size + 1;
      numbers.set(person, number);
      for (const { desk } of await desks.membershipsOf(person)) await desks.removeMember(desk, person);
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
