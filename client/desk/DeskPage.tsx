/** The desk: its articles, what waits in them, who is in them, and when they are due. */
import { usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import { type BoardArticle, boardQuery } from '../api/board.ts';
import { deskSettingsQuery } from '../api/deskSettings.ts';
import { useMe } from '../api/people.ts';
import type { DeskOfMine } from '../api/shapes.ts';
import { useFormats } from '../i18n/formats.ts';
import { rememberDesk } from '../shell/lastDesk.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { useNow } from '../ui/useNow.ts';
import { ArticleList } from './ArticleList.tsx';
import { DeskHead } from './DeskHead.tsx';
import { DropZone } from './DropZone.tsx';
import { FilterChips } from './FilterChips.tsx';
import { IntakeDialog } from './IntakeDialog.tsx';
import { ListTools } from './ListTools.tsx';
import {
  countsOf,
  type DeskSearch,
  filtered,
  found,
  placeOf,
  type Shown,
  searchOf,
  shownFrom,
  sorted,
} from './order.ts';
import { type Making, useBegin, useDeskCommands } from './useDeskCommands.ts';
import { useDeskKeys } from './useDeskKeys.ts';
import { useIntake } from './useIntake.ts';
import './desk.css';

export interface DeskPageProps {
  slug: string;
  search: DeskSearch;
  /** What is begun when it opens. */
  make: Making;
}

export function DeskPage({ slug, search, make }: DeskPageProps) {
  const { desks } = useMe();
  const desk = desks.find((each) => each.slug === slug);
  useEffect(() => {
    if (desk) rememberDesk(desk.slug, localStorage);
  }, [desk]);
  return desk ? <Desk desk={desk} shown={shownFrom(search)} make={make} /> : <NotFound />;
}

const route = getRouteApi('/signed/desk/$slug');

/** The articles to show, and what the chips and the head tell of the desk. */
function useDeskArticles(desk: DeskOfMine, { filter, sort, find }: Shown) {
  const me = useMe().person.id;
  const { locale } = useFormats();
  const place = placeOf(filter);
  const listed = useQuery(boardQuery(desk.slug, 'desk'));
  const elsewhere = useQuery({ ...boardQuery(desk.slug, place), enabled: place !== 'desk' });
  const state = place === 'desk' ? listed : elsewhere;
  const all = state.data?.articles;
  const articles = useMemo<BoardArticle[] | undefined>(
    () => all && sorted(found(filtered(all, filter, me), find), sort, locale),
    [all, filter, me, find, sort, locale],
  );
  const counts = useMemo(() => countsOf(listed.data, me), [listed.data, me]);
  return { listed, state, articles, counts };
}

/** Changes what is shown, in the address, also where that is still on its way to an earlier change. */
function useShow() {
  const navigate = route.useNavigate();
  return useCallback(
    (change: Partial<Shown>) => {
      const search = (before: DeskSearch) => searchOf({ ...shownFrom(before), ...change });
      // Each letter that is looked for is no page of its own to go back to.
      const replace = change.filter === undefined;
      void navigate({ search, replace, resetScroll: false });
    },
    [navigate],
  );
}

function Desk({ desk, shown, make }: { desk: DeskOfMine; shown: Shown; make: Making }) {
  const { t } = useTranslation('desk');
  const now = useNow();
  const show = useShow();
  const { listed, state, articles, counts } = useDeskArticles(desk, shown);
  // For a new article, whose form asks for its language.
  usePrefetchQuery(deskSettingsQuery(desk.slug));
  const mayWrite = may(desk.role, 'article.import');
  const intake = useIntake(mayWrite);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useDeskKeys({ list, field, setIntake: intake.setIntake, mayWrite });
  useDeskCommands(desk.slug, intake.setIntake, mayWrite);
  const begun = useCallback(() => show({}), [show]);
  useBegin(make, { setIntake: intake.setIntake, mayWrite, begun });
  return (
    <Page title={desk.name} desk={desk.slug}>
      <DeskHead
        articles={listed.data?.articles}
        counts={counts}
        filter={shown.filter}
        now={now}
        intake={mayWrite ? intake : null}
      />
      <div className="desk-bar">
        <FilterChips current={shown.filter} counts={counts} choose={(filter) => show({ filter })} />
        <ListTools shown={shown} show={show} field={field} />
      </div>
      <div ref={list}>
        <ArticleList articles={articles} state={state} desk={desk} shown={shown} show={show} now={now} />
      </div>
      {mayWrite && <DropZone intake={intake} />}
      <IntakeDialog desk={desk.slug} state={intake} />
      <p className="unseen" role="status">
        {intake.dragging ? t('dropNow') : ''}
      </p>
    </Page>
  );
}
