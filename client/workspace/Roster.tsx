/** Who has the article open, each person once however many tabs they have. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Awareness } from 'y-protocols/awareness';
import type { PresenceState } from '../../shared/protocol/presence.ts';
import { Avatar } from '../margin/Avatar.tsx';
import styles from './header.module.css';

/** Discs shown before the rest becomes a number. */
const SHOWN = 4;
type Present = PresenceState['user'];

export function Roster({ awareness }: { awareness: Awareness }) {
  const { t } = useTranslation('workspace');
  const people = usePresent(awareness);
  const rest = people.slice(SHOWN);
  if (people.length === 0) return null;
  return (
    <ul className={styles['roster']} aria-label={t('present', { count: people.length })}>
      {people.slice(0, SHOWN).map(({ id, name, colour }) => (
        <li key={id}>
          <Avatar name={name} colour={colour} />
          <span className="unseen">{name}</span>
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <span className={styles['rest']} title={rest.map(({ name }) => name).join(', ')}>
            +{rest.length}
          </span>
        </li>
      )}
    </ul>
  );
}

function usePresent(awareness: Awareness): Present[] {
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
