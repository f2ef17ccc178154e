/** Letters in memory. What somebody was written to about goes with the entries. */
import type { LetterChoice } from '../../../shared/inbox/letters.ts';
import type { InboxStore } from '../inboxPort.ts';
import type { LetterStore } from '../letterPort.ts';

interface Kept {
  choice: LetterChoice;
  due: number | null;
  tries: number;
}

/** More than anybody has. */
const ALL = 100_000;

export function createMemoryLetters(
  inbox: InboxStore,
  allDesks: () => Promise<string[]>,
): LetterStore & { forget(person: string): void } {
  const letters = new Map<string, Kept>();
  const written = new Set<string>();
  const keyOf = (person: string, { article, source }: { article: string; source: string }) =>
    JSON.stringify([person, article, source]);
  return {
    forget: (person) => void letters.delete(person),
    async choice(person) {
      return letters.get(person)?.choice ?? 'never';
    },
    async choose(person, choice, due) {
      for (const entry of await inbox.of(person, await allDesks(), ALL)) written.add(keyOf(person, entry));
      letters.set(person, { choice, due, tries: 0 });
    },
    async want(person, due) {
      const letter = letters.get(person);
      if (letter?.choice === 'atOnce') letter.due = Math.min(due, letter.due ?? due);
    },
    async due(now, limit) {
      const found = [...letters].flatMap(([person, { choice, due, tries }]) =>
        due !== null && due <= now ? [{ person, choice, due, tries }] : [],
      );
      return found.sort((a, b) => a.due - b.due || (a.person < b.person ? -1 : 1)).slice(0, limit);
    },
    async take({ person, due }, until) {
      const letter = letters.get(person);
      if (letter?.due !== due) return false;
      Object.assign(letter, { due: until, tries: letter.tries + 1 });
      return true;
    },
    async settle(person, until, next) {
      const letter = letters.get(person);
      if (!letter) return;
      letter.tries = 0;
      if (letter.due === until) letter.due = next;
    },
    async unwritten(person, desks, limit) {
      const entries = await inbox.of(person, desks, ALL);
      return entries.filter((entry) => !written.has(keyOf(person, entry))).slice(0, limit);
    },
    async written(person, entries) {
      for (const entry of entries) written.add(keyOf(person, entry));
    },
  };
}
