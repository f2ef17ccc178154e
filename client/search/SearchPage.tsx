/** All that was found, with filters that stand in the address: Back, a reload and a link keep them. */
import { Button, Skeleton, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_QUERY, SEARCH_KINDS } from '../../shared/search/kinds.ts';
import { useMe } from '../api/people.ts';
import { allFindingsQuery, type Findings, type Found, type SearchFilter } from '../api/search.ts';
import { useFormats } from '../i18n/formats.ts';
import { Page } from '../shell/Page.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { useSettledText } from '../ui/useSettledText.ts';
import { FoundWords, KIND_SIGNS } from './FoundWords.tsx';
import { placeOf } from './foundPlace.ts';
import { SearchFilters } from './SearchFilters.tsx';
import { isNarrowed, type SearchAddress } from './searchFilter.ts';
import './finder.css';
import '../desk/desk.css';
import './searchPage.css';

const route = getRouteApi('/signed/search');

export function SearchPage() {
  const { t } = useTranslation('search');
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const { q = '', ...filter } = address;
  /** A filter is a step that Back undoes; the words are one step, however many letters they have. */
  const change = useCallback(
    (next: SearchAddress, replace = false) => {
      void navigate({ search: (before: SearchAddress) => ({ ...before, ...next }), replace, resetScroll: false });
    },
    [navigate],
  );
  const isAsked = q !== '' || isNarrowed(address) || filter.kind !== undefined;
  const found = useInfiniteQuery({ ...allFindingsQuery(q, filter), enabled: isAsked });
  const [first] = found.data?.pages ?? [];
  return (
    <Page title={q === '' ? t('title') : t('titleFor', { text: q })}>
      <h1 className="search-head">{t('title')}</h1>
      <Field text={q} onText={(text) => change({ q: text === '' ? undefined : text }, q !== '')} />
      <Kinds counts={isAsked ? first?.counts : undefined} kind={filter.kind} onKind={(kind) => change({ kind })} />
      <div className="search-body">
        <SearchFilters filter={filter} onChange={change} isNarrowed={isNarrowed(address)} />
        <section className="search-found" aria-label={t('results')} aria-busy={found.isFetching}>
          {first?.complete === false && <p className="quiet">{t('building')}</p>}
          {isAsked ? <Results found={found} isNarrowed={isNarrowed(address)} /> : <Ask />}
        </section>
      </div>
    </Page>
  );
}

function Field({ text, onText }: { text: string; onText(text: string): void }) {
  const { t } = useTranslation('search');
  const [typed, type] = useSettledText(text, onText);
  return (
    <search>
      <TextInput
        size="md"
        type="search"
        autoFocus
        aria-label={t('title')}
        placeholder={t('button')}
        leftSection={<Search size={18} aria-hidden="true" />}
        maxLength={LONGEST_QUERY}
        value={typed}
        onChange={({ currentTarget }) => type(currentTarget.value)}
      />
    </search>
  );
}

const KIND_WORDS = { article: 'articles', claim: 'claims', evidence: 'evidence', comment: 'comments' } as const;

interface KindsProps {
  counts: Findings['counts'] | undefined;
  kind: SearchFilter['kind'];
  onKind(kind: SearchFilter['kind']): void;
}

function Kinds({ counts, kind, onKind }: KindsProps) {
  const { t } = useTranslation('search');
  const formats = useFormats();
  const all = counts && SEARCH_KINDS.reduce((sum, each) => sum + counts[each], 0);
  const withCount = (words: string, count: number | undefined) =>
    count === undefined ? words : `${words} ${formats.number(count)}`;
  return (
    <fieldset className="chips search-kinds">
      <legend className="unseen">{t('kinds')}</legend>
      <button type="button" className="chip" aria-pressed={kind === undefined} onClick={() => onKind(undefined)}>
        {withCount(t('all'), all)}
      </button>
      {SEARCH_KINDS.map((each) => (
        <button key={each} type="button" className="chip" aria-pressed={kind === each} onClick={() => onKind(each)}>
          {withCount(t(KIND_WORDS[each]), counts?.[each])}
        </button>
      ))}
    </fieldset>
  );
}

function Ask() {
  const { t } = useTranslation('search');
  return (
    <div className="rows rows-message">
      <h2>{t('askTitle')}</h2>
      <p>{t('askText')}</p>
    </div>
  );
}

type Answer = ReturnType<typeof useInfiniteQuery<Findings>>;
interface ResultsProps {
  found: {
    data: { pages: Findings[] } | undefined;
    error: Error | null;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: Answer['fetchNextPage'];
    refetch: Answer['refetch'];
  };
  isNarrowed: boolean;
}

function Results({ found, isNarrowed: narrowed }: ResultsProps) {
  const { t } = useTranslation(['search', 'shell']);
  const words = useProblemWords();
  const { data, error } = found;
  if (error) {
    return (
      <div className="rows rows-message" role="alert">
        <p>{words(error)}</p>
        <Button variant="default" onClick={() => void found.refetch()}>
          {t('shell:again')}
        </Button>
      </div>
    );
  }
  if (!data) return <Waiting />;
  const hits = data.pages.flatMap((page) => page.hits);
  if (hits.length === 0) {
    return (
      <div className="rows rows-message">
        <h2>{t('search:noneTitle')}</h2>
        <p>{t(narrowed ? 'search:noneFiltered' : 'search:noneText')}</p>
      </div>
    );
  }
  return (
    <>
      <ul className="rows">
        {hits.map((each) => (
          <li key={`${each.kind} ${each.article.id} ${each.item}`} className="search-row">
            <Hit found={each} />
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button
          className="desk-more"
          variant="default"
          fullWidth
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('search:loadMore')}
        </Button>
      )}
    </>
  );
}

function Hit({ found }: { found: Found }) {
  const { desks } = useMe();
  const desk = desks.find(({ slug }) => slug === found.article.desk)?.name ?? '';
  return (
    <Link {...placeOf(found)} className="search-hit">
      <span className="finder-sign" aria-hidden="true">
        {KIND_SIGNS[found.kind]}
      </span>
      <FoundWords found={found} desk={desks.length > 1 ? desk : ''} />
    </Link>
  );
}

function Waiting() {
  const { t } = useTranslation('shell');
  return (
    <div className="rows" aria-busy="true" role="status" aria-label={t('loading')}>
      {['62%', '48%', '55%'].map((width) => (
        <div className="search-row" key={width}>
          <div className="search-hit">
            <Skeleton height={18} width={width} />
          </div>
        </div>
      ))}
    </div>
  );
}
