/** What was recognised (or a headline to write), what the desk wants to know, and the button that makes the article. */
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../shared/intake/importReport.ts';
import { useCreateArticle } from '../api/articles.ts';
import { deskSettingsQuery } from '../api/deskSettings.ts';
import { previewQuery } from '../api/imports.ts';
import { languageFor } from '../i18n/languages.ts';
import { useProblemWords } from '../ui/problemWords.ts';
import { type ArticleDraft, ArticleFields } from './ArticleFields.tsx';
import { MaterialPreview } from './MaterialPreview.tsx';
import { newArticleFrom, newImportFrom, type Source } from './newArticle.ts';
import { type RecognisedSource, recognisedIn } from './recognised.ts';
import { isSlug, slugFor } from './slug.ts';

export interface CreateFormProps {
  desk: string;
  source: Source;
  cancel(): void;
  /** Takes other text instead. */
  other(): void;
}

function firstDraft(material: RecognisedSource | null, usualLanguage: string): ArticleDraft {
  return { slug: material?.slug ?? '', language: material?.language ?? usualLanguage, deadline: '' };
}

/** A file was read before; of pasted text the server is asked, and nothing waits for that. */
function useReportOf(desk: string, source: Source): ImportReport | null {
  const pasted = source.kind === 'material' ? source.material : null;
  const asked = useQuery({ ...previewQuery(desk, pasted ?? NOTHING), enabled: pasted !== null });
  return source.kind === 'file' ? source.preview.report : (asked.data?.report ?? null);
}
const NOTHING = { format: 'text', content: '' } as const;

export function CreateForm({ desk, source, cancel, other }: CreateFormProps) {
  const { t, i18n } = useTranslation(['desk', 'shell']);
  const words = useProblemWords();
  const navigate = useNavigate();
  const create = useCreateArticle();
  const material = useMemo(() => recognisedIn(source), [source]);
  const report = useReportOf(desk, source);
  const usual = useQuery(deskSettingsQuery(desk)).data?.language ?? languageFor(i18n.language, []);
  const [draft, setDraft] = useState(() => firstDraft(material, usual));
  const [headline, setHeadline] = useState('');
  const change = (part: Partial<ArticleDraft>) => setDraft((before) => ({ ...before, ...part }));
  const writeHeadline = (next: string) => {
    setHeadline(next);
    // The slug follows the headline until somebody writes another.
    if (draft.slug === slugFor(headline)) change({ slug: slugFor(next) });
  };
  const ready = (material !== null || headline.trim() !== '') && (draft.slug === '' || isSlug(draft.slug));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const onSuccess = ({ id }: { id: string }) => void navigate({ to: '/article/$id', params: { id } });
    const article =
      source.kind === 'file' ? newImportFrom(desk, source, draft) : newArticleFrom(desk, source, headline, draft);
    create.mutate(article, { onSuccess });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {material ? (
          <MaterialPreview material={material} fileName={material.fileName} report={report} other={other} />
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
          guessed={material !== null && material.language === draft.language}
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
