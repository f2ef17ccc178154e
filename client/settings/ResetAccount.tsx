/** A link with which somebody sets a new password: made with the owner's own password, shown once. */
import { useTranslation } from 'react-i18next';
import { type Account, useMakeResetLink } from '../api/accounts.ts';
import { useFormats } from '../i18n/formats.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Secret } from '../ui/Secret.tsx';
import { PasswordAgain } from './PasswordAgain.tsx';

export function ResetAccount({ account, close }: { account: Account; close(): void }) {
  const { t } = useTranslation('people');
  const formats = useFormats();
  const { id, name } = account;
  const make = useMakeResetLink(id);
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
      change={make}
      close={close}
    />
  );
}
