/** One's own account: name, language and theme, tokens, sessions. */
import { useTranslation } from 'react-i18next';
import { isWhole, useMe } from '../api/people.ts';
import { Page } from '../shell/Page.tsx';
import { NoticesPart } from './NoticesPart.tsx';
import { PasskeysPart } from './PasskeysPart.tsx';
import { PasswordPart } from './PasswordPart.tsx';
import { ProfilePart } from './ProfilePart.tsx';
import { RemovalPart } from './RemovalPart.tsx';
import { SecondFactorPart } from './SecondFactorPart.tsx';
import { SessionsPart } from './SessionsPart.tsx';
import { TokensPart } from './TokensPart.tsx';
import './settings.css';

export function AccountPage() {
  const { t } = useTranslation('settings');
  const whole = isWhole(useMe());
  return (
    <Page title={t('accountTitle')}>
      <div className="settings">
        <h1>{t('accountTitle')}</h1>
        {whole && (
          <>
            <ProfilePart />
            <NoticesPart />
            <PasswordPart />
          </>
        )}
        <SecondFactorPart />
        <PasskeysPart />
        {whole && (
          <>
            <TokensPart />
            <SessionsPart />
          </>
        )}
        <RemovalPart />
      </div>
    </Page>
  );
}
