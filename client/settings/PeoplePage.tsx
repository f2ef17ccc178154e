/** The people of a desk: members and their roles; for a chief also invites. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import { membersQuery } from '../api/desks.ts';
import { useMe } from '../api/people.ts';
import type { DeskOfMine } from '../api/shapes.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { InvitesPart } from './InvitesPart.tsx';
import { MemberRow } from './MemberRow.tsx';
import { Part } from './Part.tsx';
import './settings.css';

export function PeoplePage({ slug }: { slug: string }) {
  const { t } = useTranslation('settings');
  const desk = useMe().desks.find((each) => each.slug === slug);
  if (!desk) return <NotFound />;
  return (
    <Page title={t('peopleTitle', { desk: desk.name })} desk={slug}>
      <div className="settings">
        <h1>{t('peopleTitle', { desk: desk.name })}</h1>
        <MembersPart desk={desk} />
        {may(desk.role, 'desk.manage') && <InvitesPart desk={desk} />}
      </div>
    </Page>
  );
}

function MembersPart({ desk }: { desk: DeskOfMine }) {
  const { t } = useTranslation('settings');
  const words = useProblemWords();
  const members = useQuery(membersQuery(desk.slug));
  return (
    <Part title={t('members')}>
      {members.error && <p role="alert">{words(members.error)}</p>}
      {members.data && <p className="quiet">{t('peopleText', { count: members.data.length })}</p>}
      <ul className="settings-list">
        {members.data?.map((member) => (
          <MemberRow key={member.person} desk={desk} member={member} />
        ))}
      </ul>
    </Part>
  );
}
