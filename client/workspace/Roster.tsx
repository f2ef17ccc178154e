/** Who has the article open, each person once however many tabs they have; a press lists them by name. */
import { Checkbox, Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Awareness } from 'y-protocols/awareness';
import type { Doing } from '../../shared/protocol/presence.ts';
import { Avatar, AvatarRow } from '../ui/Avatar.tsx';
import { usePresent } from '../ui/usePresent.ts';
import styles from './header.module.css';

export interface RosterProps {
  awareness: Awareness;
  me: string;
  /** What the claims say, to tell which of them somebody checks. */
  quoteOf(claim: string): string | null;
  /** Says of oneself that one calls a source, or no longer; null for who has nothing to call about. */
  calling: { isOn: boolean; set(isOn: boolean): void } | null;
}

export function Roster({ awareness, me, quoteOf, calling }: RosterProps) {
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
                {person.doing && <Deed doing={person.doing} quoteOf={quoteOf} />}
              </span>
              <span className={styles['rosterRole']}>{t(`shell:role_${person.role}`)}</span>
            </li>
          ))}
        </ul>
        {calling && (
          <Checkbox
            mt="sm"
            size="xs"
            label={t('iCall')}
            checked={calling.isOn}
            onChange={({ currentTarget }) => calling.set(currentTarget.checked)}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** What somebody is at, as their page tells. */
function Deed({ doing, quoteOf }: { doing: Doing } & Pick<RosterProps, 'quoteOf'>) {
  const { t } = useTranslation('workspace');
  const quote = doing.annotation ? quoteOf(doing.annotation) : null;
  return (
    <span className={styles['rosterDeed']}>
      {t(`doing_${doing.deed}`)}
      {quote && <q dir="auto">{quote}</q>}
    </span>
  );
}
