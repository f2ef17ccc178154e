/** For a person who is not on any desk. */
import { useTranslation } from 'react-i18next';
import { Page } from './Page.tsx';
import '../ui/panel.css';

export function NoDesks() {
  const { t } = useTranslation('shell');
  return (
    <Page title={t('noDesksTitle')}>
      <section className="panel">
        <h1>{t('noDesksTitle')}</h1>
        <p>{t('noDesksText')}</p>
      </section>
    </Page>
  );
}
