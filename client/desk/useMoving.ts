/** An article into the archive or the bin and back, each with its notice, and undone with one press. */
import { useTranslation } from 'react-i18next';
import { useBinArticle, useRestoreArticle } from '../api/articles.ts';
import { type BoardArticle, useArchiveArticle, useUnarchiveArticle } from '../api/board.ts';
import { useNotice } from '../ui/Notices.tsx';
import { useRun } from '../ui/useRun.ts';

export interface Moving {
  toBin(): void;
  fromBin(): void;
  toArchive(): void;
  fromArchive(): void;
}

export function useMoving(article: Pick<BoardArticle, 'id' | 'headline' | 'slug'>): Moving {
  const { t } = useTranslation('desk');
  const notice = useNotice();
  const run = useRun();
  const [bin, restore, archive, unarchive] = [
    useBinArticle(),
    useRestoreArticle(),
    useArchiveArticle(),
    useUnarchiveArticle(),
  ];
  const headline = article.headline || article.slug;
  const moving =
    (move: typeof bin, text: 'movedToBin' | 'restored' | 'movedToArchive' | 'unarchived', undo?: () => void) => () => {
      const action = undo ? { action: { label: t('undo'), run: undo } } : {};
      run(move, article.id, () => notice({ kind: 'done', text: t(text, { headline }), ...action }));
    };
  const fromBin = moving(restore, 'restored');
  const fromArchive = moving(unarchive as typeof bin, 'unarchived');
  return {
    ...{ fromBin, fromArchive },
    toBin: moving(bin, 'movedToBin', fromBin),
    toArchive: moving(archive as typeof bin, 'movedToArchive', fromArchive),
  };
}
