/** What a list asks of each of its articles in one turn of the event loop, asked of the store once. */
import type { DeskRules } from '../../shared/review/rulesSchema.ts';
import type { TagSet } from '../../shared/review/tagSchema.ts';
import type { DeskStore } from '../storage/ports.ts';

/**
 * What is asked for in one turn is read as one, after all of them asked: to none of them it is old.
 * @param read gives what it found; whoever asked for something else is given nothing.
 */
export function inOneTurn<T>(read: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>) {
  let turn: { keys: Set<string>; answers: Promise<ReadonlyMap<string, T>> } | null = null;
  function begin() {
    const keys = new Set<string>();
    const answers = Promise.resolve().then(() => {
      turn = null;
      return read([...keys]);
    });
    return { keys, answers };
  }
  return async (key: string): Promise<T | undefined> => {
    turn ??= begin();
    turn.keys.add(key);
    return (await turn.answers).get(key);
  };
}

/** A desk's own tags and rules, null where it has none. */
export type Settings = readonly [tags: TagSet | null, rules: DeskRules | null];

/** Gives a function that reads them, of each desk once a turn. */
export function createSettings(desks: Pick<DeskStore, 'tagsOf' | 'rulesOf'>): (desk: string) => Promise<Settings> {
  const settingsOf = inOneTurn<Settings>(async (asked) => {
    const read = async (desk: string) => [desk, await Promise.all([desks.tagsOf(desk), desks.rulesOf(desk)])] as const;
    return new Map(await Promise.all(asked.map(read)));
  });
  return async (desk) => (await settingsOf(desk)) ?? [null, null];
}
