/** The list itself, or what stands in its place: loading, failed, empty. */
import { Button, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ArticleListing } from '../api/articles.ts';
import type { Article, DeskOfMine } from '../api/shapes.ts';
import { useFormats } from '../i18n/formats.ts';
import { useProblemWords } from '../ui/problemWords.ts';
import { ArticleRow } from './ArticleRow.tsx';
import { EmptyList } from './EmptyList.tsx';
import type { Filter } from './order.ts';

export interface ArticleListProps {
  articles: readonly Article[] | undefined;
  state: UseQueryResult<ArticleListing>;
  desk: DeskOfMine;
  filter: Filter;
  now: Date;
  /** Asks for the next page. */
  loadMore(): void;
}

export function ArticleList({ articles, state, desk, filter, now, loadMore }: ArticleListProps) {
  const { t } = useTranslation('desk');
  if (!articles) return state.error ? <ListFailure state={state} /> : <LoadingRows />;
  if (articles.length === 0) {
    return <EmptyList desk={desk} filter={filter} hasOthers={(state.data?.articles.length ?? 0) > 0} />;
  }
  return (
    <>
      {state.error && <StaleLine since={state.dataUpdatedAt} />}
      <ul className="rows" aria-label={t('list', { desk: desk.name })}>
        {articles.map((article) => (
          <ArticleRow key={article.id} article={article} now={now} />
        ))}
      </ul>
      {state.data?.more && (
        <Button className="desk-more" variant="default" fullWidth loading={state.isPlaceholderData} onClick={loadMore}>
          {t('loadMore', { count: state.data.articles.length })}
        </Button>
      )}
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

function ListFailure({ state }: { state: UseQueryResult<ArticleListing> }) {
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
