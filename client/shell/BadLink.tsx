/** A setup or invite link that cannot be used, and why. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PlainPage } from '../ui/PlainPage.tsx';

export function BadLink({ text }: { text: string }) {
  const { t } = useTranslation('shell');
  return (
    <PlainPage>
      <h1>{t('inviteBad')}</h1>
      <p role="alert">{text}</p>
      <Link to="/">{t('toDesk')}</Link>
    </PlainPage>
  );
}
