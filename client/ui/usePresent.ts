/** Who has the article open, each person once, by name. */
import { useEffect, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type { PresenceState } from '../../shared/protocol/presence.ts';

export type Present = PresenceState['user'];

export function usePresent(awareness: Awareness): Present[] {
  const [people, setPeople] = useState<Present[]>([]);
  useEffect(() => {
    const read = () => setPeople((old) => sameOr(old, presentIn(awareness)));
    read();
    awareness.on('change', read);
    return () => awareness.off('change', read);
  }, [awareness]);
  return people;
}

/** A state without a `user` has not been stamped by the server yet. */
function presentIn(awareness: Awareness): Present[] {
  const users = [...awareness.getStates().values()].flatMap((state) => (state['user'] as Present | undefined) ?? []);
  const byId = new Map(users.map((user) => [user.id, user]));
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function sameOr(old: Present[], next: Present[]): Present[] {
  return JSON.stringify(old) === JSON.stringify(next) ? old : next;
}
