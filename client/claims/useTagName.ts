/** The name of a tag in the reader's language. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tag } from '../../shared/review/tagSchema.ts';

export function useTagName(): (tag: Pick<Tag, 'names'>) => string {
  const { i18n } = useTranslation();
  const language = i18n.language === 'nl' ? 'nl' : 'en';
  return useCallback((tag) => tag.names[language], [language]);
}
