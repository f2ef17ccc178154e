/** The desk: its articles, what waits in them, who is in them, and when they are due. */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import { type ArticleListing, articlesQuery } from '../api/articles.ts';
import { useMe } from '../api/people.ts';
import type { Article, DeskOfMine } from '../api/shapes.ts';
import { type KeyBinding, useKeys } from '../shell/Keys.tsx';
import { rememberDesk } from '../shell/lastDesk.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { useNow } from '../ui/useNow.ts';
import { ArticleList } from './ArticleList.tsx';
import { DeskHead } from './DeskHead.tsx';
import { DropZone } from './DropZone.tsx';
import { FilterChips, type ListCount } from './FilterChips.tsx';
import { IntakeDialog } from './IntakeDialog.tsx';
import { byDeadline, cleared, type Filter, inChecking } from './order.ts';
import { type IntakeState, useIntake } from './useIntake.ts';
import './desk.css';

export function DeskPage({ slug }: { slug: string }) {
  const { desks } = useMe();
  const desk = desks.find((each) => each.slug === slug);
  useEffect(() => {
    if (desk) rememberDesk(desk.slug, localStorage);
  }, [desk]);
  return desk ? <Desk desk={desk} /> : <NotFound />;
}

/** The articles of a desk under a filter, with the number under each. */
function useDeskArticles(desk: DeskOfMine, filter: Filter) {
  const [pages, setPages] = useState({ desk: 1, bin: 1 });
  const listed = useQuery(articlesQuery(desk.slug, false, pages.desk));
  const mayBin = may(desk.role, 'article.delete');
  const binned = useQuery({ ...articlesQuery(desk.slug, true, pages.bin), enabled: mayBin });
  const list = filter === 'bin' ? 'bin' : 'desk';
  const shown = list === 'bin' ? binned : listed;
  const all = shown.data?.articles;
  const among = filter === 'checking' ? inChecking : filter === 'cleared' ? cleared : null;
  const articles = all && among ? among(all) : all;
  const counts: Counts = {
    checking: countOf(listed.data, inChecking),
    cleared: countOf(listed.data, cleared),
    all: countOf(listed.data),
    bin: countOf(binned.data),
  };
  const loadMore = () => setPages((old) => ({ ...old, [list]: old[list] + 1 }));
  return { listed, shown, articles: articles && byDeadline(articles), counts, mayBin, loadMore };
}

type Counts = Record<Filter, ListCount | undefined>;

function countOf(
  listing: ArticleListing | undefined,
  among: (articles: readonly Article[]) => Article[] = (articles) => [...articles],
): ListCount | undefined {
  return listing && { count: among(listing.articles).length, more: listing.more };
}

function Desk({ desk }: { desk: DeskOfMine }) {
  const { t } = useTranslation('desk');
  const now = useNow();
  const [filter, setFilter] = useState<Filter>('checking');
  const { listed, shown, articles, counts, mayBin, loadMore } = useDeskArticles(desk, filter);
  const mayWrite = may(desk.role, 'article.import');
  const intake = useIntake(mayWrite);
  const list = useRef<HTMLDivElement>(null);
  useDeskKeys(list, intake, mayWrite);
  return (
    <Page title={desk.name} desk={desk.slug}>
      <DeskHead
        articles={listed.data?.articles}
        binned={counts.bin?.count}
        filter={filter}
        now={now}
        intake={mayWrite ? intake : null}
      />
      <FilterChips current={filter} counts={counts} choose={setFilter} bin={mayBin} />
      <div ref={list}>
        <ArticleList articles={articles} state={shown} desk={desk} filter={filter} now={now} loadMore={loadMore} />
      </div>
      {mayWrite && <DropZone intake={intake} />}
      <IntakeDialog desk={desk.slug} state={intake} />
      <p className="unseen" role="status">
        {intake.dragging ? t('dropNow') : ''}
      </p>
    </Page>
  );
}

/** `J` and `K` walk the headlines, `N` and `P` bring in an article. */
function useDeskKeys(list: { current: HTMLElement | null }, { setIntake }: IntakeState, mayWrite: boolean): void {
  const { t } = useTranslation('desk');
  const step = useCallback(
    (by: 1 | -1) => {
      const links = [...(list.current?.querySelectorAll<HTMLElement>('.row-link') ?? [])];
      const current = links.findIndex((link) => link.matches(':focus'));
      const next = current < 0 ? 0 : Math.min(Math.max(current + by, 0), links.length - 1);
      links[next]?.focus();
    },
    [list],
  );
  const bindings = useMemo<KeyBinding[]>(
    () => [
      { key: 'j', label: t('keyNext'), run: () => step(1) },
      { key: 'k', label: t('keyPrevious'), run: () => step(-1) },
      { key: 'Enter', label: t('keyOpen') },
      ...(mayWrite
        ? [
            { key: 'n', label: t('keyNew'), run: () => setIntake({ kind: 'write' }) },
            { key: 'p', label: t('pasteText'), run: () => setIntake({ kind: 'paste' }) },
            { key: 'Ctrl V', label: t('keyPaste') },
          ]
        : []),
    ],
    [t, step, setIntake, mayWrite],
  );
  useKeys(bindings);
}
