/** Nothing at this address, or nothing for this person. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../ui/useTitle.ts';
import '../ui/panel.css';

export function NotFound() {
  const { t } = useTranslation('shell');
  useTitle(t('notFoundTitle'));
  return (
    <main id="content" className="panel">
      <h1>{t('notFoundTitle')}</h1>
      <p>{t('notFoundText')}</p>
      <Link to="/">{t('toDesk')}</Link>
    </main>
  );
}
