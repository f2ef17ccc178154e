/** Changes slug, language and deadline of an article. */
import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeArticle } from '../api/articles.ts';
import type { BoardArticle } from '../api/board.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotice } from '../ui/Notices.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { type ArticleDraft, ArticleFields } from './ArticleFields.tsx';
import { fromLocalField, toLocalField } from './deadline.ts';
import { ReportPart } from './ReportPart.tsx';
import { isSlug } from './slug.ts';

export function DetailsDialog({ article, close }: { article: BoardArticle; close(): void }) {
  const { t } = useTranslation(['desk', 'shell']);
  const words = useProblemWords();
  const notice = useNotice();
  const save = useChangeArticle();
  const [draft, setDraft] = useState<ArticleDraft>({
    slug: article.slug,
    language: article.language,
    deadline: toLocalField(article.deadline),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = () => {
      close();
      notice({ kind: 'done', text: t('saved') });
    };
    const { slug, language, deadline } = draft;
    save.mutate({ id: article.id, slug, language, deadline: fromLocalField(deadline) }, { onSuccess });
  };
  return (
    <Dialog title={t('detailsTitle')} close={close}>
      <form onSubmit={submit}>
        <Stack>
          <p className="headline" lang={article.language}>
            {article.headline || t('noHeadline')}
          </p>
          <ReportPart article={article.id} />
          <ArticleFields draft={draft} change={(part) => setDraft((before) => ({ ...before, ...part }))} />
          {save.error && (
            <p className="form-problem" role="alert">
              {words(save.error)}
            </p>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('shell:cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={!isSlug(draft.slug)}>
              {t('shell:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
