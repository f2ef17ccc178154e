/** The list itself, or what stands in its place: loading, failed, empty. */
import { Button, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Board, BoardArticle } from '../api/board.ts';
import type { DeskOfMine } from '../api/shapes.ts';
import { useFormats } from '../i18n/formats.ts';
import { LongList } from '../ui/LongList.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { ArticleRow } from './ArticleRow.tsx';
import { EmptyList } from './EmptyList.tsx';
import type { Shown } from './order.ts';

export interface ArticleListProps {
  articles: readonly BoardArticle[] | undefined;
  state: UseQueryResult<Board>;
  desk: DeskOfMine;
  shown: Shown;
  show(change: Partial<Shown>): void;
  now: Date;
}

export function ArticleList({ articles, state, desk, shown, show, now }: ArticleListProps) {
  const { t } = useTranslation('desk');
  if (!articles) return state.error ? <ListFailure state={state} /> : <LoadingRows />;
  if (articles.length === 0) {
    const hasOthers = (state.data?.articles.length ?? 0) > 0;
    return <EmptyList desk={desk} shown={shown} show={show} hasOthers={hasOthers} />;
  }
  return (
    <>
      {state.error && <StaleLine since={state.dataUpdatedAt} />}
      <div className="rows">
        <LongList
          items={articles}
          label={t('list', { desk: desk.name })}
          row={(article) => <ArticleRow article={article} role={desk.role} desk={desk.slug} now={now} />}
        />
      </div>
      {state.data?.more && <p className="desk-more quiet">{t('more', { count: state.data.articles.length })}</p>}
    </>
  );
}

function StaleLine({ since }: { since: number }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  return (
    <p className="desk-stale" role="status">
      {t('stale', { time: formats.time(new Date(since)) })}
    </p>
  );
}

function ListFailure({ state }: { state: UseQueryResult<Board> }) {
  const { t } = useTranslation('shell');
  const words = useProblemWords();
  return (
    <section className="rows rows-message" role="alert">
      <p>{words(state.error)}</p>
      <p className="quiet">{t('failedSafe')}</p>
      <Button variant="default" onClick={() => void state.refetch()}>
        {t('again')}
      </Button>
    </section>
  );
}

function LoadingRows() {
  const { t } = useTranslation('shell');
  return (
    <section className="rows" aria-busy="true" aria-label={t('loading')}>
      {['62%', '48%', '55%'].map((width) => (
        <div className="row" key={width}>
          <div className="row-title">
            <Skeleton height={20} width={width} mb={10} />
            <Skeleton height={12} width="30%" />
          </div>
        </div>
      ))}
    </section>
  );
}
