/** What was recognised (or a headline to write), what the desk wants to know, and the button that makes the article. */
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateArticle } from '../api/articles.ts';
import { languageFor } from '../i18n/languages.ts';
import { useProblemWords } from '../ui/problemWords.ts';
import { type ArticleDraft, ArticleFields } from './ArticleFields.tsx';
import { MaterialPreview } from './MaterialPreview.tsx';
import { newArticleFrom, type Source } from './newArticle.ts';
import { isSlug, slugFor } from './slug.ts';

export interface CreateFormProps {
  desk: string;
  source: Source;
  cancel(): void;
  /** Takes other text instead. */
  other(): void;
}

function firstDraft(source: Source, interfaceLanguage: string): ArticleDraft {
  const material = source.kind === 'material' ? source.material : null;
  return { slug: material?.slug ?? '', language: material?.language ?? interfaceLanguage, deadline: '' };
}

export function CreateForm({ desk, source, cancel, other }: CreateFormProps) {
  const { t, i18n } = useTranslation(['desk', 'shell']);
  const words = useProblemWords();
  const navigate = useNavigate();
  const create = useCreateArticle();
  const [draft, setDraft] = useState(() => firstDraft(source, languageFor(i18n.language, [])));
  const [headline, setHeadline] = useState('');
  const change = (part: Partial<ArticleDraft>) => setDraft((before) => ({ ...before, ...part }));
  const writeHeadline = (next: string) => {
    setHeadline(next);
    // The slug follows the headline until somebody writes another.
    if (draft.slug === slugFor(headline)) change({ slug: slugFor(next) });
  };
  const ready = (source.kind === 'material' || headline.trim() !== '') && (draft.slug === '' || isSlug(draft.slug));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const onSuccess = ({ id }: { id: string }) => void navigate({ to: '/article/$id', params: { id } });
    create.mutate(newArticleFrom(desk, source, headline, draft), { onSuccess });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {source.kind === 'material' ? (
          <MaterialPreview material={source.material} fileName={source.fileName} other={other} />
        ) : (
          <TextInput
            data-autofocus
            label={t('headlineLabel')}
            description={t('headlineHint')}
            value={headline}
            onChange={(event) => writeHeadline(event.currentTarget.value)}
          />
        )}
        <ArticleFields
          draft={draft}
          change={change}
          guessed={source.kind === 'material' && source.material.language === draft.language}
        />
        {create.error && (
          <p className="form-problem" role="alert">
            {words(create.error)}
          </p>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={cancel}>
            {t('shell:cancel')}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={!ready}>
            {t('create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
