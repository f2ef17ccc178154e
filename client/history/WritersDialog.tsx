/** Who wrote the words that are selected in the editor, asked of the server. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RangeSelector } from '../../shared/ledger/selectors.ts';
import { writersQuery } from '../api/history.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { toldOf } from './people.ts';
import { WritersList } from './WritersList.tsx';

export interface WritersDialogProps {
  article: string;
  range: RangeSelector;
  close(): void;
}

export function WritersDialog({ article, range, close }: WritersDialogProps) {
  const { t } = useTranslation('history');
  const words = useProblemWords();
  const { data, error, isPending } = useQuery(writersQuery(article, range));
  return (
    <Dialog title={t('whoWrote')} close={close}>
      {isPending && <p role="status">{t('asking')}</p>}
      {error && <p role="alert">{words(error)}</p>}
      {data?.pieces.length === 0 && <p>{t('nobody')}</p>}
      {data && <WritersList pieces={data.pieces.map((piece) => toldOf(data.people, piece))} />}
      <p className="quiet">
        <Link to="/article/$id/history" params={{ id: article }} search={{}}>
          {t('toHistory')}
        </Link>
      </p>
    </Dialog>
  );
}
