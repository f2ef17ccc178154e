/** What surrounds every page; and what surrounds every page of a signed-in person. */
import { Outlet } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/people.ts';
import { FormatsContext, useOwnFormats } from '../i18n/formats.ts';
import { languageFor } from '../i18n/languages.ts';
import { NoticeProvider } from '../ui/Notices.tsx';
import { KeysProvider } from './Keys.tsx';

export function Frame() {
  const { t, i18n } = useTranslation('shell');
  const formats = useOwnFormats();
  useEffect(() => {
    document.documentElement.lang = i18n.language;
  }, [i18n.language]);
  return (
    <FormatsContext value={formats}>
      <NoticeProvider>
        <KeysProvider>
          <a className="skip-link" href="#content">
            {t('skip')}
          </a>
          <Outlet />
        </KeysProvider>
      </NoticeProvider>
    </FormatsContext>
  );
}

/** Shows everything in the person's own language. */
export function SignedFrame({ children }: { children: ReactNode }) {
  const { language } = useMe().person;
  const { i18n } = useTranslation();
  useEffect(() => {
    void i18n.changeLanguage(languageFor(language, navigator.languages));
  }, [i18n, language]);
  return children;
}
