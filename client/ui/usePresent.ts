/** Who has the article open, each person once, by name. */
import { useEffect, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type { Doing, PresenceState } from '../../shared/protocol/presence.ts';

export interface Present extends Readonly<PresenceState['user']> {
  /** Of several tabs, what is most of a deed. */
  doing: Doing | null;
}

/** The least first. */
const DEEDS: readonly Doing['deed'][] = ['reading', 'checking', 'writing', 'calling'];

const weightOf = (doing: Doing | null) => (doing ? DEEDS.indexOf(doing.deed) : -1);

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
  const byId = new Map<string, Present>();
  for (const state of awareness.getStates().values()) {
    const { user, doing = null } = state as Partial<PresenceState>;
    if (!user) continue;
    const before = byId.get(user.id)?.doing ?? null;
    byId.set(user.id, { ...user, doing: weightOf(before) > weightOf(doing) ? before : doing });
  }
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function sameOr(old: Present[], next: Present[]): Present[] {
  return JSON.stringify(old) === JSON.stringify(next) ? old : next;
}
