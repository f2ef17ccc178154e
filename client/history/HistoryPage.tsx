/** The history of an article: its versions, a slider over all of it, how it read then and what was changed. */
import { Button, SegmentedControl, Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import { articleQuery } from '../api/articles.ts';
import {
  differenceQuery,
  historyFileAddress,
  type ListedVersion,
  type PastVersion,
  type Timeline,
  timelineQuery,
  versionQuery,
  versionsQuery,
} from '../api/history.ts';
import type { Article } from '../api/shapes.ts';
import { useFormats } from '../i18n/formats.ts';
import { Page } from '../shell/Page.tsx';
import { Failure } from '../ui/Failure.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { DifferenceText } from './DifferenceText.tsx';
import type { HistorySearch, View } from './historySearch.ts';
import { VIEWS } from './historySearch.ts';
import { PastAnnotations } from './PastAnnotations.tsx';
import { toldOf } from './people.ts';
import { TimeSlider } from './TimeSlider.tsx';
import { useSelectedRuns } from './useSelectedRuns.ts';
import { VersionActions } from './VersionActions.tsx';
import { useOccasionWords, VersionList } from './VersionList.tsx';
import { VersionText } from './VersionText.tsx';
import { WritersList } from './WritersList.tsx';
import '../document/article.css';
import '../margin/passages.css';
import './history.css';

export function HistoryPage({ id, search }: { id: string; search: HistorySearch }) {
  const { t } = useTranslation('history');
  const article = useQuery(articleQuery(id));
  const versions = useQuery(versionsQuery(id));
  const timeline = useQuery(timelineQuery(id));
  const failed = [article, versions, timeline].find(({ error }) => error);
  const name = article.data?.headline || article.data?.slug || '';
  const title = t('title', { name });
  const again = useCallback(
    () => void Promise.all([article.refetch(), versions.refetch(), timeline.refetch()]),
    [article.refetch, versions.refetch, timeline.refetch],
  );
  const isReady = article.data && versions.data && timeline.data;
  return (
    <Page title={title} {...(article.data ? { desk: article.data.desk } : {})}>
      <div className="history">
        <header className="history-head">
          <p>
            <Link to="/article/$id" params={{ id }} search={{}}>
              {t('back')}
            </Link>
          </p>
          <h1>{title}</h1>
          <a href={historyFileAddress(id)} download="">
            {t('download')}
          </a>
        </header>
        {failed && <Failure error={failed.error} again={again} />}
        {!failed && !isReady && <p role="status">{t('loading')}</p>}
        {!failed && isReady && versions.data.length === 0 && <p className="quiet">{t('empty')}</p>}
        {!failed && isReady && versions.data.length > 0 && (
          <History article={article.data} versions={versions.data} timeline={timeline.data} search={search} />
        )}
      </div>
    </Page>
  );
}

interface HistoryProps {
  article: Article;
  versions: readonly ListedVersion[];
  timeline: Timeline;
  search: HistorySearch;
}

function History({ article, versions, timeline, search }: HistoryProps) {
  const { t } = useTranslation('history');
  const { id } = article;
  const navigate = useNavigate();
  const asked = Number(search.v ?? timeline.last);
  const shown = Math.min(asked, timeline.last);
  const view = search.view ?? 'text';
  const go = useCallback(
    (change: HistorySearch, replace: boolean) =>
      void navigate({ to: '/article/$id/history', params: { id }, search: { ...search, ...change }, replace }),
    [navigate, id, search],
  );
  const onShow = useCallback((version: number) => go({ v: String(version) }, true), [go]);
  const past = useQuery(versionQuery(id, shown));
  const listed = versions.find(({ version }) => version === shown);
  const named = listed?.occasions.find(({ kind }) => kind === 'named')?.name ?? '';
  return (
    <>
      <TimeSlider versions={versions} timeline={timeline} shown={shown} onShow={onShow} />
      <div className="history-body">
        <nav className="history-list" aria-label={t('versions')}>
          <VersionList article={id} versions={versions} shown={shown} search={search} />
        </nav>
        <div className="history-stage">
          <div className="history-tools">
            <SegmentedControl
              aria-label={t('view')}
              value={view}
              onChange={(next) => go({ view: next as View }, true)}
              data={VIEWS.map((value) => ({ value, label: t(`view_${value}`) }))}
            />
            {view !== 'text' && <Against versions={versions} shown={shown} search={search} go={go} />}
            {may(article.role, 'version.manage') && (
              <VersionActions
                key={shown}
                article={id}
                version={shown}
                at={past.data?.at ?? ''}
                name={named}
                seen={timeline.last}
                onRestored={() => go({ v: undefined }, false)}
              />
            )}
          </div>
          {view === 'text' ? (
            <Reading article={article} past={past.data} error={past.error} isStale={past.isPlaceholderData} />
          ) : (
            <Comparing article={article} shown={shown} search={search} view={view} />
          )}
        </div>
        {past.data && (
          <div className="history-beside">
            <PastAnnotations past={past.data} />
          </div>
        )}
      </div>
    </>
  );
}

interface AgainstProps {
  versions: readonly ListedVersion[];
  shown: number;
  search: HistorySearch;
  go(change: HistorySearch, replace: boolean): void;
}

/** Which version it is compared with. */
function Against({ versions, shown, search, go }: AgainstProps) {
  const { t } = useTranslation('history');
  const formats = useFormats();
  const say = useOccasionWords();
  const others = versions.filter(({ version }) => version !== shown).toReversed();
  const data = [
    { value: '', label: t('againstBefore') },
    ...others.map(({ version, at, occasions }) => ({
      value: String(version),
      label: `${formats.moment(new Date(at))} · ${formats.list(occasions.map(say))}`,
    })),
  ];
  return (
    <Select
      aria-label={t('against')}
      className="history-against"
      data={data}
      value={search.against ?? ''}
      allowDeselect={false}
      onChange={(next) => go({ against: next || undefined }, true)}
    />
  );
}

interface ReadingProps {
  article: Article;
  past: PastVersion | undefined;
  error: Error | null;
  /** Another version is on its way. */
  isStale: boolean;
}

function Reading({ article, past, error, isStale }: ReadingProps) {
  const { t } = useTranslation('history');
  const words = useProblemWords();
  const formats = useFormats();
  const [isColoured, setColoured] = useState(true);
  const origin = useRef<HTMLDivElement>(null);
  const selected = useSelectedRuns(origin);
  const runs = useMemo(() => past?.blocks.flatMap((block) => block.runs) ?? [], [past]);
  if (error) return <p role="alert">{words(error)}</p>;
  if (!past) return <p role="status">{t('loading')}</p>;
  const pieces = selected.flatMap(({ run, text }) => {
    const found = runs[run];
    return found ? [toldOf(past.people, { ...found, text })] : [];
  });
  return (
    <div ref={origin} aria-busy={isStale}>
      <Switch
        className="history-colours"
        label={t('colours')}
        checked={isColoured}
        onChange={({ currentTarget }) => setColoured(currentTarget.checked)}
      />
      <VersionText
        past={past}
        language={article.language}
        label={t('textAt', { at: formats.moment(new Date(past.at)) })}
        isColoured={isColoured}
      />
      <section className="history-who" aria-label={t('whoWrote')} aria-live="polite">
        {pieces.length === 0 ? <p className="quiet">{t('selectHint')}</p> : <WritersList pieces={pieces} />}
      </section>
    </div>
  );
}

interface ComparingProps {
  article: Article;
  shown: number;
  search: HistorySearch;
  view: View;
}

function Comparing({ article, shown, search, view }: ComparingProps) {
  const { t } = useTranslation('history');
  const words = useProblemWords();
  const against = search.against === undefined ? null : Number(search.against);
  const difference = useQuery(differenceQuery(article.id, shown, against));
  if (difference.error) {
    return (
      <div role="alert">
        <p>{words(difference.error)}</p>
        <Button variant="default" onClick={() => void difference.refetch()}>
          {t('again')}
        </Button>
      </div>
    );
  }
  if (!difference.data) return <p role="status">{t('loading')}</p>;
  return (
    <div aria-busy={difference.isPlaceholderData}>
      <DifferenceText
        key={`${difference.data.from.version}-${difference.data.to.version}`}
        difference={difference.data}
        language={article.language}
        isSideBySide={view === 'sides'}
      />
    </div>
  );
}
