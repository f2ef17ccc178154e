/** Whoever is on a desk no longer, however that came about. */
import type { Storage } from '../storage/ports.ts';

type LeftStores = Pick<Storage, 'desks' | 'seen' | 'inbox' | 'board'>;

/** Takes a person off a desk, with what the desk kept of them: what they looked at, their entries, their articles. */
export async function leaveDesk(
  { desks, seen, inbox, board }: LeftStores,
  desk: string,
  person: string,
): Promise<void> {
  await desks.removeMember(desk, person);
  await seen.forget(desk, person);
  await inbox.forget(desk, person);
  await board.release(desk, person);
}

/** Whether nobody else could manage the desk. */
export async function isLastChief({ desks }: Pick<Storage, 'desks'>, desk: string, person: string): Promise<boolean> {
  const chiefs = (await desks.members(desk)).filter(({ role }) => role === 'chief');
  return chiefs.length === 1 && chiefs[0]?.person === person;
}
