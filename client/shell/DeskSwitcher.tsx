/** Which desk this is; the others, its people, and (for the owner) a new one. */
import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import { useMe } from '../api/people.ts';
import { NewDeskDialog } from './NewDeskDialog.tsx';

export function DeskSwitcher({ current }: { current: string | null }) {
  const { t } = useTranslation('shell');
  const { desks, person } = useMe();
  const manages = desks.some(({ slug, role }) => slug === current && may(role, 'desk.manage'));
  const [making, setMaking] = useState(false);
  const name = desks.find((desk) => desk.slug === current)?.name ?? t(desks.length > 0 ? 'desks' : 'noDesk');
  return (
    <>
      <Menu position="bottom-start" width={240}>
        <Menu.Target>
          <button type="button" className="header-button" aria-label={t('switchDesk', { desk: name })}>
            {name}
            <ChevronDown size={14} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('desks')}</Menu.Label>
          {desks.map(({ slug, name: deskName }) => (
            <Menu.Item
              key={slug}
              leftSection={
                <span className="menu-tick" aria-hidden="true">
                  {slug === current ? '✓' : ''}
                </span>
              }
              renderRoot={(props) => <Link {...props} to="/desk/$slug" params={{ slug }} />}
            >
              {deskName}
            </Menu.Item>
          ))}
          {current && (
            <>
              <Menu.Divider />
              <Menu.Item renderRoot={(props) => <Link {...props} to="/desk/$slug/people" params={{ slug: current }} />}>
                {t('people')}
              </Menu.Item>
              <Menu.Item renderRoot={(props) => <Link {...props} to="/desk/$slug/tags" params={{ slug: current }} />}>
                {t('tags')}
              </Menu.Item>
              <Menu.Item
                renderRoot={(props) => <Link {...props} to="/desk/$slug/settings" params={{ slug: current }} />}
              >
                {t('deskSettings')}
              </Menu.Item>
              {manages && (
                <Menu.Item
                  renderRoot={(props) => <Link {...props} to="/desk/$slug/hooks" params={{ slug: current }} />}
                >
                  {t('hooks')}
                </Menu.Item>
              )}
            </>
          )}
          {person.owner && <Menu.Item onClick={() => setMaking(true)}>{t('newDesk')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {making && <NewDeskDialog close={() => setMaking(false)} />}
    </>
  );
}
