/** Nothing at this address, or nothing for this person. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PlainPage } from '../ui/PlainPage.tsx';
import { useTitle } from '../ui/useTitle.ts';

export function NotFound() {
  const { t } = useTranslation('shell');
  useTitle(t('notFoundTitle'));
  return (
    <PlainPage>
      <h1>{t('notFoundTitle')}</h1>
      <p>{t('notFoundText')}</p>
      <Link to="/">{t('toDesk')}</Link>
    </PlainPage>
  );
}
