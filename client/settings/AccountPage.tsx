/** One's own account. */
import { useTranslation } from 'react-i18next';
import { Page } from '../shell/Page.tsx';

export function AccountPage() {
  const { t } = useTranslation('settings');
  return (
    <Page title={t('accountTitle')}>
      <h1>{t('accountTitle')}</h1>
    </Page>
  );
}
