/** A new password by a link. */
import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useResetPassword } from '../api/people.ts';
import { useNotice } from '../ui/Notices.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { PlainPage } from '../ui/PlainPage.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { useTitle } from '../ui/useTitle.ts';
import { BadLink } from './BadLink.tsx';
import { useLinkToken } from './useLinkToken.ts';

export function ResetPage() {
  const { t } = useTranslation(['people', 'shell']);
  const words = useProblemWords();
  const notice = useNotice();
  const router = useRouter();
  const token = useLinkToken();
  const [password, setPassword] = useState('');
  const reset = useResetPassword(token);
  useTitle(t('resetTitle'));
  if (token === '') return <BadLink text={t('resetMissing')} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = () => {
      notice({ kind: 'done', text: t('resetDone') });
      void router.navigate({ to: '/sign-in', replace: true });
    };
    reset.mutate(password, { onSuccess });
  };
  return (
    <PlainPage>
      <h1>{t('resetTitle')}</h1>
      <p>{t('resetText')}</p>
      <form onSubmit={submit}>
        <PasswordField
          label={t('resetPassword')}
          description={t('shell:passwordHint')}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {reset.error && (
          <p className="form-problem" role="alert">
            {words(reset.error)}
          </p>
        )}
        <Button type="submit" loading={reset.isPending} disabled={password === ''}>
          {t('resetSet')}
        </Button>
      </form>
    </PlainPage>
  );
}
