/** What can be done wherever one is: going to desks and pages, making an article, and one's own settings. */
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import { isWhole, useMe, useSaveMe } from '../api/people.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages.ts';
import { useKeysDialog } from '../shell/Keys.tsx';
import { HELP_KEY } from '../shell/keyChoices.ts';
import { useOwnSettings } from '../shell/useOwnSettings.ts';
import { THEME_CHOICES } from '../theme/choice.ts';
import { useTheme } from '../theme/ThemeProvider.tsx';
import { THEME_WORDS } from '../theme/themeWords.ts';
import { useRun } from '../ui/useRun.ts';
import { type PaletteCommand, useCommands } from './commands.tsx';

/** The pages of a desk, for those on it who may see them. */
const DESK_PAGES = [
  { page: 'people', label: 'search:peopleOf', needs: 'article.read' },
  { page: 'tags', label: 'search:tagsOf', needs: 'article.read' },
  { page: 'settings', label: 'settings:deskTitle', needs: 'article.read' },
  { page: 'hooks', label: 'hooks:title', needs: 'desk.manage' },
] as const;

/** Desks, and on those where one may, a new article. */
function useDeskCommands(): PaletteCommand[] {
  const { t } = useTranslation(['search', 'settings', 'hooks']);
  const me = useMe();
  const { desks } = me;
  const whole = isWhole(me);
  const navigate = useNavigate();
  return useMemo(() => {
    if (!whole) return [];
    const to = (slug: string) => ({ params: { slug } });
    const names = desks.map(({ slug, name }): PaletteCommand => {
      const run = () => void navigate({ to: '/desk/$slug', ...to(slug) });
      return { id: `desk-${slug}`, group: 'go', label: t('search:goToDesk', { desk: name }), words: slug, run };
    });
    const makes = desks.filter(({ role }) => may(role, 'article.import'));
    const pages = desks.flatMap(({ slug, name, role }) =>
      DESK_PAGES.filter(({ needs }) => may(role, needs)).map(({ page, label }): PaletteCommand => {
        const run = () => void navigate({ to: `/desk/$slug/${page}`, ...to(slug) });
        return {
          id: `${page}-${slug}`,
          group: 'go',
          label: t(label, { desk: name }),
          words: t('search:settings'),
          run,
        };
      }),
    );
    const made = makes.flatMap(({ slug, name }): PaletteCommand[] => {
      const make = (how: 'write' | 'paste') => () =>
        void navigate({ to: '/desk/$slug', ...to(slug), search: { make: how } });
      return [
        { id: `new-${slug}`, group: 'go', label: t('search:newOn', { desk: name }), run: make('write') },
        { id: `paste-${slug}`, group: 'go', label: t('search:pasteOn', { desk: name }), run: make('paste') },
      ];
    });
    return [...names, ...made, ...pages];
  }, [whole, desks, navigate, t]);
}

function useOwnCommands(): PaletteCommand[] {
  const { t, i18n } = useTranslation(['search', 'shell', 'people']);
  const me = useMe();
  const { language, owner } = me.person;
  const { guest } = me;
  const whole = isWhole(me);
  const { mutateAsync } = useSaveMe();
  const run = useRun();
  const { choice } = useTheme();
  const { setTheme } = useOwnSettings();
  const keys = useKeysDialog();
  const navigate = useNavigate();
  return useMemo(() => {
    const current = language ?? i18n.language;
    const page = (id: 'account' | 'accounts' | 'audit', label: string): PaletteCommand => {
      const words = t('search:settings');
      return { id, group: 'own', label, words, run: () => void navigate({ to: `/${id}` }) };
    };
    const owned = [page('accounts', t('people:accounts')), page('audit', t('shell:audit'))];
    const languages = LANGUAGES.filter((each) => each !== current).map((each): PaletteCommand => {
      const label = `${t('shell:language')}: ${LANGUAGE_NAMES[each]}`;
      return { id: `language-${each}`, group: 'own', label, run: () => run({ mutateAsync }, { language: each }) };
    });
    const themes = THEME_CHOICES.filter((each) => each !== choice).map((each): PaletteCommand => {
      const label = `${t('shell:theme')}: ${t(`shell:${THEME_WORDS[each]}`)}`;
      return { id: `theme-${each}`, group: 'own', label, run: () => setTheme(each) };
    });
    return [
      ...(guest ? [] : [page('account', t('shell:account'))]),
      ...(owner && whole ? owned : []),
      { id: 'keys', group: 'own', label: t('shell:keysHelp'), usualKey: HELP_KEY, run: keys.open },
      ...(guest ? [] : languages),
      ...themes,
    ];
  }, [language, owner, guest, whole, i18n.language, mutateAsync, run, choice, setTheme, keys, navigate, t]);
}

export function GlobalCommands() {
  useCommands(useDeskCommands());
  useCommands(useOwnCommands());
  return null;
}
