/** An invitation to a desk: joined with one press by who is signed in, with a new account by others. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { invitationQuery, isWhole, meQuery } from '../api/people.ts';
import type { Invitation, Me } from '../api/shapes.ts';
import { PlainPage } from '../ui/PlainPage.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { useTitle } from '../ui/useTitle.ts';
import { AccountForm } from './AccountForm.tsx';
import { BadLink } from './BadLink.tsx';
import { Loading } from './Loading.tsx';
import { useJoin } from './useJoin.ts';

export function InvitePage({ token }: { token: string }) {
  const { t } = useTranslation('shell');
  const words = useProblemWords();
  const invitation = useQuery(invitationQuery(token));
  const me = useQuery({ ...meQuery, retry: false });
  const desk = invitation.data?.desk?.name ?? '';
  useTitle(desk && t('inviteTitle', { desk }));
  if (invitation.error) return <BadLink text={words(invitation.error)} />;
  if (!invitation.data || me.isPending) return <Loading />;
  return (
    <PlainPage>
      <Welcome invitation={invitation.data} />
      {me.data?.guest === null ? (
        <JoinAs me={me.data} token={token} invitation={invitation.data} />
      ) : (
        <JoinNew token={token} invitation={invitation.data} />
      )}
    </PlainPage>
  );
}

function Welcome({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation('shell');
  const desk = invitation.desk?.name ?? '';
  const role = invitation.role ?? 'viewer';
  return (
    <>
      <h1>{t('inviteTitle', { desk })}</h1>
      <p>
        {t('inviteText', { desk, role: t(`role_${role}`) })} {t(`roleMay_${role}`)}
      </p>
    </>
  );
}

function JoinAs({ me, token, invitation }: { me: Me; token: string; invitation: Invitation }) {
  const { t } = useTranslation(['shell', 'people']);
  const words = useProblemWords();
  const join = useJoin(token, invitation);
  if (!isWhole(me)) {
    return (
      <>
        <p>{t('people:secondFactorRequired')}</p>
        <Link to="/account">{t('people:secondFactorBegin')}</Link>
        <OtherAccount token={token} label={t('inviteOther')} />
      </>
    );
  }
  return (
    <>
      <p>{t('inviteAs', { name: me.person.name, email: me.person.email })}</p>
      {join.error && (
        <p className="form-problem" role="alert">
          {words(join.error)}
        </p>
      )}
      <Button loading={join.isPending} onClick={() => join.mutate({})}>
        {t('inviteAccept', { name: me.person.name })}
      </Button>
      <OtherAccount token={token} label={t('inviteOther')} />
    </>
  );
}

function JoinNew({ token, invitation }: { token: string; invitation: Invitation }) {
  const { t } = useTranslation('shell');
  const words = useProblemWords();
  const join = useJoin(token, invitation);
  return (
    <>
      <AccountForm
        email={invitation.email}
        busy={join.isPending}
        problem={join.error ? words(join.error) : null}
        submit={(draft) => join.mutate({ ...draft })}
      />
      <OtherAccount token={token} label={t('inviteHave')} />
    </>
  );
}

function OtherAccount({ token, label }: { token: string; label: string }) {
  return (
    <Link to="/sign-in" search={{ next: `/invite/${encodeURIComponent(token)}` }}>
      {label}
    </Link>
  );
}
