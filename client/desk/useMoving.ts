/** An article into the archive or the bin and back, each with its notice, and undone with one press. */
import { useTranslation } from 'react-i18next';
import { useBinArticle, useRestoreArticle } from '../api/articles.ts';
import { type BoardArticle, useArchiveArticle, useUnarchiveArticle } from '../api/board.ts';
import { useNotice } from '../ui/Notices.tsx';
import { useProblemWords } from '../ui/problemWords.ts';

export interface Moving {
  toBin(): void;
  fromBin(): void;
  toArchive(): void;
  fromArchive(): void;
}

export function useMoving(article: Pick<BoardArticle, 'id' | 'headline' | 'slug'>): Moving {
  const { t } = useTranslation('desk');
  const notice = useNotice();
  const words = useProblemWords();
  const [bin, restore, archive, unarchive] = [
    useBinArticle(),
    useRestoreArticle(),
    useArchiveArticle(),
    useUnarchiveArticle(),
  ];
  const headline = article.headline || article.slug;
  const onError = (error: Error) => notice({ kind: 'failed', text: words(error) });
  const run =
    (move: typeof bin, text: 'movedToBin' | 'restored' | 'movedToArchive' | 'unarchived', undo?: () => void) => () => {
      const action = undo ? { action: { label: t('undo'), run: undo } } : {};
      const onSuccess = () => notice({ kind: 'done', text: t(text, { headline }), ...action });
      move.mutate(article.id, { onSuccess, onError });
    };
  const fromBin = run(restore, 'restored');
  const fromArchive = run(unarchive as typeof bin, 'unarchived');
  return {
    ...{ fromBin, fromArchive },
    toBin: run(bin, 'movedToBin', fromBin),
    toArchive: run(archive as typeof bin, 'movedToArchive', fromArchive),
  };
}
