/** What surrounds every page; and what surrounds every page of a signed-in person. */
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { USUAL_SETTINGS } from '../../shared/person/settings.ts';
import { isWhole, useMe } from '../api/people.ts';
import { photoAddress, photosQuery, settingsQuery } from '../api/profile.ts';
import { FormatsContext, useOwnFormats } from '../i18n/formats.ts';
import { learnLanguage } from '../i18n/i18n.ts';
import { languageFor, storedLanguage, storeLanguage } from '../i18n/languages.ts';
import { InboxProvider } from '../inbox/InboxProvider.tsx';
import { PaletteProvider } from '../search/PaletteProvider.tsx';
import { useTheme } from '../theme/ThemeProvider.tsx';
import { NoticeProvider } from '../ui/Notices.tsx';
import { PhotosContext } from '../ui/photos.ts';
import { KeysProvider, useKeyChoices } from './Keys.tsx';
import { useHere } from './useHere.ts';
import { useOwnSettings } from './useOwnSettings.ts';

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

/** What the person has set on any computer holds on this one. */
function useFollowing(): void {
  const { data } = useQuery({ ...settingsQuery, enabled: isWhole(useMe()) });
  const { choose } = useTheme();
  const theme = data?.theme;
  useEffect(() => {
    if (theme) choose(theme);
  }, [theme, choose]);
  const { setKeys } = useOwnSettings();
  useKeyChoices(data?.keys ?? USUAL_SETTINGS.keys, setKeys);
}

/** Speaks the person's language as soon as its texts are there, and begins in it the next time. */
function useSpoken(setting: string | null): void {
  const { i18n } = useTranslation();
  useEffect(() => {
    let isWanted = true;
    const language = languageFor(setting, navigator.languages);
    storeLanguage(localStorage, setting);
    const speak = () => (isWanted ? i18n.changeLanguage(language) : undefined);
    learnLanguage(i18n, language).then(speak).catch(reportError);
    return () => {
      isWanted = false;
    };
  }, [i18n, setting]);
}

/** Shows everything in the person's own language, theme and keys, and every face with its photo. */
export function SignedFrame({ children }: { children: ReactNode }) {
  const me = useMe();
  const { language } = me.person;
  const whole = isWhole(me);
  const { data: photos } = useQuery({ ...photosQuery, enabled: whole });
  const addresses = useMemo(
    () => new Map([...(photos ?? [])].map(([id, hash]) => [id, photoAddress(id, hash)])),
    [photos],
  );
  useFollowing();
  useHere(whole);
  // Of a guest nobody knows what they read; this browser does.
  useSpoken(whole ? language : storedLanguage(localStorage));
  const shown = whole ? <InboxProvider>{children}</InboxProvider> : children;
  return (
    <PhotosContext value={addresses}>
      <PaletteProvider>{shown}</PaletteProvider>
    </PhotosContext>
  );
}
