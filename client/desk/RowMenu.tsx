/** What can be done with an article from the desk. */
import { Menu } from '@mantine/core';
import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import { useBinArticle, useRestoreArticle } from '../api/articles.ts';
import type { Article } from '../api/shapes.ts';
import { useNotice } from '../ui/Notices.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { DetailsDialog } from './DetailsDialog.tsx';

/** Moving to the bin and back, each with its notice. */
function useBinning(article: Article) {
  const { t } = useTranslation('desk');
  const notice = useNotice();
  const words = useProblemWords();
  const bin = useBinArticle();
  const restore = useRestoreArticle();
  const headline = article.headline || article.slug;
  const onError = (error: Error) => notice({ kind: 'failed', text: words(error) });
  const putBack = () => {
    const onSuccess = () => notice({ kind: 'done', text: t('restored', { headline }) });
    restore.mutate(article.id, { onSuccess, onError });
  };
  const toBin = () => {
    const onSuccess = () =>
      notice({ kind: 'done', text: t('movedToBin', { headline }), action: { label: t('undo'), run: putBack } });
    bin.mutate(article.id, { onSuccess, onError });
  };
  return { toBin, putBack };
}

export function RowMenu({ article }: { article: Article }) {
  const { t } = useTranslation('desk');
  const { toBin, putBack } = useBinning(article);
  const [details, setDetails] = useState(false);
  if (!may(article.role, 'article.delete')) return <span />;
  const headline = article.headline || article.slug;
  return (
    <div className="row-menu">
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <button type="button" className="header-button" aria-label={t('rowMenu', { headline })}>
            <MoreHorizontal size={18} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {article.deletedAt === null ? (
            <>
              <Menu.Item onClick={() => setDetails(true)}>{t('details')}</Menu.Item>
              <Menu.Divider />
              <Menu.Item onClick={toBin}>{t('toBin')}</Menu.Item>
            </>
          ) : (
            <Menu.Item onClick={putBack}>{t('restore')}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {details && <DetailsDialog article={article} close={() => setDetails(false)} />}
    </div>
  );
}
