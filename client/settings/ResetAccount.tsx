/** A link with which somebody sets a new password: made with the owner's own password, shown once. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Account, useMakeResetLink } from '../api/accounts.ts';
import { secondFactorQuery } from '../api/secondFactor.ts';
import { useFormats } from '../i18n/formats.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { Secret } from '../ui/Secret.tsx';
import { PasswordAgain } from './PasswordAgain.tsx';

export function ResetAccount({ account, close }: { account: Account; close(): void }) {
  const { t } = useTranslation('people');
  const words = useProblemWords();
  const formats = useFormats();
  const make = useMakeResetLink();
  const hasPassword = useQuery(secondFactorQuery).data?.hasPassword ?? true;
  const { id, name } = account;
  const title = t('accountResetTitle', { name });
  if (make.data) {
    const when = formats.moment(new Date(make.data.expiresAt));
    return (
      <Dialog title={title} close={close}>
        <Secret label={t('accountResetLink')} value={make.data.url} note={t('accountResetOnce', { name, when })} />
      </Dialog>
    );
  }
  return (
    <PasswordAgain
      title={title}
      text={t('accountResetText')}
      action={t('accountResetMake')}
      hasPassword={hasPassword}
      busy={make.isPending}
      problem={make.error ? words(make.error) : null}
      submit={(password) => make.mutate({ person: id, password })}
      close={close}
    />
  );
}
