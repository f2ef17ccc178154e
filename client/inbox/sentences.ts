/** Who did what, in one sentence; at most two names are spelled out. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxGroup } from '../api/inbox.ts';
import { useFormats } from '../i18n/formats.ts';

export type Sentence = (group: Pick<InboxGroup, 'kind' | 'actors' | 'count'>, names: Record<string, string>) => string;

export function useSentences(): Sentence {
  const { t } = useTranslation('inbox');
  const formats = useFormats();
  return useCallback(
    ({ kind, actors, count }, names) => {
      const named = actors.slice(0, actors.length > 2 ? 1 : 2).map((id) => names[id] ?? t('somebody'));
      const others = actors.length > 2 ? [t('others', { count: actors.length - 1 })] : [];
      const who = actors.length === 0 ? t('somebody') : formats.list([...named, ...others]);
      return t(kind, { who, count });
    },
    [t, formats],
  );
}
