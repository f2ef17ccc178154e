/** What can be done wherever one is: going to desks and pages, making an article, and one's own settings. */
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import { useMe, useSaveMe } from '../api/people.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages.ts';
import { useKeysDialog } from '../shell/Keys.tsx';
import { THEME_CHOICES } from '../theme/choice.ts';
import { useTheme } from '../theme/ThemeProvider.tsx';
import { THEME_WORDS } from '../theme/themeWords.ts';
import { type PaletteCommand, useCommands } from './commands.tsx';

/** Desks, and on those where one may, a new article. */
function useDeskCommands(): PaletteCommand[] {
  const { t } = useTranslation('search');
  const { desks } = useMe();
  const navigate = useNavigate();
  return useMemo(() => {
    const to = (slug: string) => ({ params: { slug } });
    const names = desks.map(({ slug, name }): PaletteCommand => {
      const run = () => void navigate({ to: '/desk/$slug', ...to(slug) });
      return { id: `desk-${slug}`, group: 'go', label: t('goToDesk', { desk: name }), words: slug, run };
    });
    const makes = desks.filter(({ role }) => may(role, 'article.import'));
    const pages = desks.flatMap(({ slug, name }): PaletteCommand[] => {
      const people = () => void navigate({ to: '/desk/$slug/people', ...to(slug) });
      const tags = () => void navigate({ to: '/desk/$slug/tags', ...to(slug) });
      return [
        { id: `people-${slug}`, group: 'go', label: t('peopleOf', { desk: name }), words: t('settings'), run: people },
        { id: `tags-${slug}`, group: 'go', label: t('tagsOf', { desk: name }), words: t('settings'), run: tags },
      ];
    });
    const made = makes.flatMap(({ slug, name }): PaletteCommand[] => {
      const make = (how: 'write' | 'paste') => () =>
        void navigate({ to: '/desk/$slug', ...to(slug), search: { make: how } });
      return [
        { id: `new-${slug}`, group: 'go', label: t('newOn', { desk: name }), run: make('write') },
        { id: `paste-${slug}`, group: 'go', label: t('pasteOn', { desk: name }), run: make('paste') },
      ];
    });
    return [...names, ...made, ...pages];
  }, [desks, navigate, t]);
}

function useOwnCommands(): PaletteCommand[] {
  const { t, i18n } = useTranslation(['search', 'shell']);
  const { language } = useMe().person;
  const { mutate: save } = useSaveMe();
  const { choice, choose } = useTheme();
  const keys = useKeysDialog();
  const navigate = useNavigate();
  return useMemo(() => {
    const current = language ?? i18n.language;
    const account = () => void navigate({ to: '/account' });
    const languages = LANGUAGES.filter((each) => each !== current).map((each): PaletteCommand => {
      const label = `${t('shell:language')}: ${LANGUAGE_NAMES[each]}`;
      return { id: `language-${each}`, group: 'own', label, run: () => save({ language: each }) };
    });
    const themes = THEME_CHOICES.filter((each) => each !== choice).map((each): PaletteCommand => {
      const label = `${t('shell:theme')}: ${t(`shell:${THEME_WORDS[each]}`)}`;
      return { id: `theme-${each}`, group: 'own', label, run: () => choose(each) };
    });
    return [
      { id: 'account', group: 'own', label: t('shell:account'), words: t('search:settings'), run: account },
      { id: 'keys', group: 'own', label: t('shell:keysHelp'), keys: '?', run: keys.open },
      ...languages,
      ...themes,
    ];
  }, [language, i18n.language, save, choice, choose, keys, navigate, t]);
}

export function GlobalCommands() {
  useCommands(useDeskCommands());
  useCommands(useOwnCommands());
  return null;
}
