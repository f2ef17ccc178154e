/** The person's own menu: account, language, theme, keys, sign out. */
import { Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { colourOf } from '../../shared/protocol/presence.ts';
import { isWhole, signOut, useMe, useSaveMe } from '../api/people.ts';
import { learnLanguage } from '../i18n/i18n.ts';
import { LANGUAGE_NAMES, LANGUAGES, type Language, storeLanguage } from '../i18n/languages.ts';
import { wipeLocalCopies } from '../session/localCopies.ts';
import { THEME_CHOICES } from '../theme/choice.ts';
import { useTheme } from '../theme/ThemeProvider.tsx';
import { THEME_WORDS } from '../theme/themeWords.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useNotice } from '../ui/Notices.tsx';
import { useRun } from '../ui/useRun.ts';
import { Key, useKeysDialog } from './Keys.tsx';
import { useOwnSettings } from './useOwnSettings.ts';

/** First the server, then the copies here: a failed sign-out must not cost words that were not sent yet. */
function useSignOut() {
  const { t } = useTranslation('shell');
  const notice = useNotice();
  return useMutation({
    mutationFn: async () => {
      await signOut();
      await wipeLocalCopies();
    },
    // A full load, so that nothing of this person stays in memory.
    onSuccess: () => window.location.assign('/sign-in'),
    onError: () => notice({ kind: 'failed', text: t('signOutFailed') }),
  });
}

/** The language that is shown, and sets another: of a guest this browser keeps it. */
function useLanguage(): { shown: string; choose(language: Language): void } {
  const me = useMe();
  const { i18n } = useTranslation();
  const save = useSaveMe();
  const run = useRun();
  if (isWhole(me)) {
    return { shown: me.person.language ?? i18n.language, choose: (language) => run(save, { language }) };
  }
  return {
    shown: i18n.language,
    choose(language) {
      storeLanguage(localStorage, language);
      learnLanguage(i18n, language)
        .then(() => i18n.changeLanguage(language))
        .catch(reportError);
    },
  };
}

function LanguageItems() {
  const { t } = useTranslation('shell');
  const { shown, choose } = useLanguage();
  return (
    <>
      <Menu.Label>{t('language')}</Menu.Label>
      {LANGUAGES.map((each) => (
        <Menu.RadioItem
          key={each}
          value={each}
          checked={shown === each}
          lang={each}
          closeMenuOnClick
          onChange={() => choose(each)}
        >
          {LANGUAGE_NAMES[each]}
        </Menu.RadioItem>
      ))}
    </>
  );
}

function ThemeItems() {
  const { t } = useTranslation('shell');
  const { choice } = useTheme();
  const { setTheme } = useOwnSettings();
  return (
    <>
      <Menu.Label>{t('theme')}</Menu.Label>
      {THEME_CHOICES.map((each) => (
        <Menu.RadioItem
          key={each}
          value={each}
          checked={choice === each}
          closeMenuOnClick
          onChange={() => setTheme(each)}
        >
          {t(THEME_WORDS[each])}
        </Menu.RadioItem>
      ))}
    </>
  );
}

/** What a guest may do for themselves: choose language and looks, and leave for good. */
function GuestItems({ leave }: { leave(): void }) {
  const { t } = useTranslation('people');
  return (
    <>
      <LanguageItems />
      <Menu.Divider />
      <ThemeItems />
      <Menu.Divider />
      <Menu.Item onClick={leave}>{t('guestLeave')}</Menu.Item>
    </>
  );
}

function AccountItems() {
  const { t } = useTranslation(['shell', 'people']);
  const me = useMe();
  const isOwner = me.person.owner && isWhole(me);
  const leave = useSignOut();
  const keys = useKeysDialog();
  return (
    <>
      <Menu.Item renderRoot={(props) => <Link {...props} to="/account" />}>{t('account')}</Menu.Item>
      {isOwner && (
        <Menu.Item renderRoot={(props) => <Link {...props} to="/accounts" />}>{t('people:accounts')}</Menu.Item>
      )}
      {isOwner && <Menu.Item renderRoot={(props) => <Link {...props} to="/audit" />}>{t('audit')}</Menu.Item>}
      <Menu.Item onClick={keys.open} rightSection={<Key usual="?" />}>
        {t('keys')}
      </Menu.Item>
      <Menu.Divider />
      <LanguageItems />
      <Menu.Divider />
      <ThemeItems />
      <Menu.Divider />
      <Menu.Item onClick={() => leave.mutate()} disabled={leave.isPending} closeMenuOnClick={false}>
        {t(leave.isPending ? 'signingOut' : 'signOut')}
      </Menu.Item>
    </>
  );
}

function LeaveDialog({ close }: { close(): void }) {
  const { t } = useTranslation('people');
  const leave = useSignOut();
  return (
    <ConfirmDialog
      title={t('guestLeaveTitle')}
      action={t('guestLeave')}
      isGrave
      busy={leave.isPending}
      confirm={() => leave.mutate()}
      close={close}
    >
      <p>{t('guestLeaveText')}</p>
    </ConfirmDialog>
  );
}

export function AccountMenu() {
  const { t } = useTranslation('shell');
  const { person, guest } = useMe();
  const [leaving, setLeaving] = useState(false);
  const face = { id: person.id, name: person.name, colour: colourOf(person.id) };
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <button type="button" className="header-face" aria-label={t('accountMenu', { name: person.name })}>
            <Avatar face={face} size={28} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{guest ? person.name : person.email}</Menu.Label>
          {guest ? <GuestItems leave={() => setLeaving(true)} /> : <AccountItems />}
        </Menu.Dropdown>
      </Menu>
      {leaving && <LeaveDialog close={() => setLeaving(false)} />}
    </>
  );
}
