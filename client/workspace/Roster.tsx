/** Who has the article open, each person once however many tabs they have; a press lists them by name. */
import { Popover } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Awareness } from 'y-protocols/awareness';
import type { PresenceState } from '../../shared/protocol/presence.ts';
import { Avatar, AvatarRow } from '../ui/Avatar.tsx';
import styles from './header.module.css';

type Present = PresenceState['user'];

export function Roster({ awareness, me }: { awareness: Awareness; me: string }) {
  const { t } = useTranslation(['workspace', 'shell']);
  const people = usePresent(awareness);
  if (people.length === 0) return null;
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <button type="button" className={styles['roster']} aria-label={t('whoIsHere', { count: people.length })}>
          <AvatarRow faces={people} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles['rosterList'] ?? ''} aria-label={t('whoIsHere', { count: people.length })}>
        <ul>
          {people.map((person) => (
            <li key={person.id}>
              <Avatar face={person} />
              <span className={styles['rosterName']} title={person.name}>
                {person.id === me ? t('you', { name: person.name }) : person.name}
              </span>
              <span className={styles['rosterRole']}>{t(`shell:role_${person.role}`)}</span>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
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
