/** The first account of an installation, by the link that the server printed. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { invitationQuery } from '../api/people.ts';
import type { Invitation } from '../api/shapes.ts';
import { PlainPage } from '../ui/PlainPage.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { useTitle } from '../ui/useTitle.ts';
import { AccountForm } from './AccountForm.tsx';
import { BadLink } from './BadLink.tsx';
import { Loading } from './Loading.tsx';
import { useJoin } from './useJoin.ts';

export function SetupPage({ token }: { token: string | undefined }) {
  const { t } = useTranslation('shell');
  useTitle(t('setupTitle'));
  if (!token) return <BadLink text={t('setupMissing')} />;
  return <Setup token={token} />;
}

function Setup({ token }: { token: string }) {
  const words = useProblemWords();
  const invitation = useQuery(invitationQuery(token));
  if (invitation.error) return <BadLink text={words(invitation.error)} />;
  if (!invitation.data) return <Loading />;
  return <FirstAccount token={token} invitation={invitation.data} />;
}

function FirstAccount({ token, invitation }: { token: string; invitation: Invitation }) {
  const { t } = useTranslation('shell');
  const words = useProblemWords();
  const join = useJoin(token, invitation);
  return (
    <PlainPage>
      <h1>{t('setupTitle')}</h1>
      <p>{t('setupText')}</p>
      <AccountForm
        email={invitation.email}
        busy={join.isPending}
        problem={join.error ? words(join.error) : null}
        submit={(draft) => join.mutate({ ...draft })}
      />
    </PlainPage>
  );
}
