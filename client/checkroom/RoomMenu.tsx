/** The rest of a session behind one button: who is there and who leads, the wall, leaving and ending. */
import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { may, type Role } from '../../shared/permissions.ts';
import { isWhole, useMe } from '../api/people.ts';
import type { Person } from '../margin/usePeople.ts';
import type { Present } from '../ui/usePresent.ts';
import { type Checkroom, peopleIn } from './checkroom.ts';
import { minutesAddress } from './minutesAddress.ts';
import type { Ask } from './useAsk.ts';

export interface RoomMenuProps {
  room: Checkroom;
  article: string;
  me: string;
  role: Role;
  /** Who has the article open. */
  present: readonly Present[];
  person(id: string): Person;
  ask: Ask;
}

export function RoomMenu({ room, article, me, role, present, person, ask }: RoomMenuProps) {
  const { t, i18n } = useTranslation('checkroom');
  const whole = isWhole(useMe());
  const { session, leads } = room;
  const { id } = session;
  const here = new Map(present.map((each) => [each.id, each]));
  const others = peopleIn(session).filter(
    (each) => each !== me && may(here.get(each)?.role ?? 'viewer', 'session.lead'),
  );
  const isLeaderGone = !here.has(session.leader) || !peopleIn(session).includes(session.leader);
  return (
    <Menu position="top-end" width={280}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('menu')}>
          <Ellipsis size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {leads && others.length > 0 && <Menu.Label>{t('handTo')}</Menu.Label>}
        {leads &&
          others.map((each) => (
            <Menu.Item key={each} onClick={() => void ask({ type: 'session.lead', session: id, person: each })}>
              {person(each).name}
            </Menu.Item>
          ))}
        {!leads && may(role, 'session.lead') && (
          <Menu.Item
            disabled={!isLeaderGone}
            onClick={() => void ask({ type: 'session.lead', session: id, person: me })}
          >
            {t(isLeaderGone ? 'takeLead' : 'takeLeadLater')}
          </Menu.Item>
        )}
        {whole && (
          <>
            <Menu.Divider />
            <Menu.Item component="a" href={`/room/${encodeURIComponent(article)}/wall`} target="_blank" rel="noopener">
              {t('wall')}
            </Menu.Item>
            <Menu.Item component="a" href={minutesAddress(article, id, i18n.language)} target="_blank" rel="noopener">
              {t('minutes')}
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        <Menu.Item onClick={() => void ask({ type: 'session.leave', session: id })}>{t('leave')}</Menu.Item>
        {leads && <Menu.Item onClick={() => void ask({ type: 'session.end', session: id })}>{t('end')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
