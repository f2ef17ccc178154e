/** Shown while a page comes; quiet for the first moment, as most come at once. */
import { useTranslation } from 'react-i18next';
import './loading.css';

export function Loading() {
  const { t } = useTranslation('shell');
  return (
    <main id="content" className="loading" aria-busy="true">
      {t('loading')}
    </main>
  );
}
