/** The three things that the desk keeps about an article: slug, language, deadline. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats.ts';
import { LANGUAGES } from '../i18n/languages.ts';
import { languageName } from './languageName.ts';
import { isSlug } from './slug.ts';

export interface ArticleDraft {
  slug: string;
  language: string;
  /** As a `datetime-local` field has it. */
  deadline: string;
}

export interface ArticleFieldsProps {
  draft: ArticleDraft;
  change(part: Partial<ArticleDraft>): void;
  /** True when the language was guessed, which is said. */
  guessed?: boolean;
}

export function ArticleFields({ draft, change, guessed = false }: ArticleFieldsProps) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const languages = [...new Set<string>([...LANGUAGES, draft.language])];
  return (
    <>
      <TextInput
        data-autofocus
        label={t('slug')}
        description={t('slugHint')}
        value={draft.slug}
        maxLength={80}
        error={draft.slug !== '' && !isSlug(draft.slug) && t('slugWrong')}
        onChange={(event) => change({ slug: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('articleLanguage')}
        description={guessed ? t('languageGuessed') : null}
        value={draft.language}
        data={languages.map((value) => ({ value, label: languageName(value, formats.locale) }))}
        onChange={(event) => change({ language: event.currentTarget.value })}
      />
      <TextInput
        type="datetime-local"
        label={t('deadlineLabel')}
        value={draft.deadline}
        onChange={(event) => change({ deadline: event.currentTarget.value })}
      />
    </>
  );
}
