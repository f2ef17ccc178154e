/** Who has the article open, each person once however many tabs they have; a press lists them by name. */
import { Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Awareness } from 'y-protocols/awareness';
import { Avatar, AvatarRow } from '../ui/Avatar.tsx';
import { usePresent } from '../ui/usePresent.ts';
import styles from './header.module.css';

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
