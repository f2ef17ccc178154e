/** The name with its margin line; leads to the desk. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import './brand.css';

export function Brand() {
  const { t } = useTranslation('shell');
  return (
    <Link to="/" className="brand" aria-label={t('home')}>
      Kantlijn
    </Link>
  );
}
