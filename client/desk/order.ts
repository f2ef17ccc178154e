/** Which articles a filter shows, in which order, and what they sum up to. */
import type { Board, BoardArticle, Place } from '../api/board.ts';
import { folded } from '../ui/folded.ts';

export const FILTERS = ['checking', 'mine', 'cleared', 'all', 'archive', 'bin'] as const;
export type Filter = (typeof FILTERS)[number];

export const SORTS = ['deadline', 'recent', 'headline', 'coverage'] as const;
export type Sort = (typeof SORTS)[number];

/** What the list shows, as the address keeps it. */
export interface Shown {
  filter: Filter;
  sort: Sort;
  /** Words that the headline, slug or people must have; empty for any. */
  find: string;
}

const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((each) => each === value);

/** As the address says it; the usual is left out of it. */
export interface DeskSearch {
  show?: Filter | undefined;
  sort?: Sort | undefined;
  find?: string | undefined;
}

export function deskSearchFrom(search: Record<string, unknown>): DeskSearch {
  const { find } = search;
  return {
    show: oneOf(FILTERS, search['show']),
    sort: oneOf(SORTS, search['sort']),
    find: typeof find === 'string' && find !== '' ? find : undefined,
  };
}

export const shownFrom = ({ show, sort, find }: DeskSearch): Shown => ({
  ...{ filter: show ?? 'checking', sort: sort ?? 'deadline', find: find ?? '' },
});

export const searchOf = ({ filter, sort, find }: Shown): DeskSearch => ({
  show: filter === 'checking' ? undefined : filter,
  sort: sort === 'deadline' ? undefined : sort,
  find: find === '' ? undefined : find,
});

export const placeOf = (filter: Filter): Place => (filter === 'archive' || filter === 'bin' ? filter : 'desk');

const isCleared = ({ clearance }: BoardArticle) => clearance?.status === 'cleared';

/** The article was given to this person, or a claim of it, or they took one. */
const isOf = ({ assigned, holders }: BoardArticle, person: string) =>
  [...assigned, ...holders].some(({ id }) => id === person);

/** In checking is what is not cleared for publication, or was changed since it was. */
const PASSES: Record<Filter, (article: BoardArticle, me: string) => boolean> = {
  checking: (article) => !isCleared(article),
  mine: (article, me) => !isCleared(article) && isOf(article, me),
  cleared: isCleared,
  all: () => true,
  archive: () => true,
  bin: () => true,
};

/** The articles of a place that a filter lets through. */
export function filtered(articles: readonly BoardArticle[], filter: Filter, me: string): BoardArticle[] {
  return articles.filter((article) => PASSES[filter](article, me));
}

/** How many articles each filter would show; undefined while that is not known. */
export type Counts = Record<Filter, number | undefined>;

export function countsOf(board: Board | undefined, me: string): Counts {
  const among = (filter: Filter) => board && filtered(board.articles, filter, me).length;
  return {
    ...{ checking: among('checking'), mine: among('mine'), cleared: among('cleared') },
    all: board?.counts.desk,
    archive: board?.counts.archive,
    bin: board?.counts.bin ?? undefined,
  };
}

/** Those of which headline, slug or people hold every word that is looked for. */
export function found(articles: readonly BoardArticle[], find: string): BoardArticle[] {
  const wanted = folded(find).split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return [...articles];
  return articles.filter(({ headline, slug, assigned, holders }) => {
    const words = folded([headline, slug, ...[...assigned, ...holders].map(({ name }) => name)].join(' '));
    return wanted.every((word) => words.includes(word));
  });
}

const deadlineOf = ({ deadline }: BoardArticle): number => {
  const at = deadline ? Date.parse(deadline) : Number.NaN;
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
};
const changedAt = ({ updatedAt }: BoardArticle): number => Date.parse(updatedAt);
const byNumber = (a: number, b: number) => (a === b ? 0 : a - b);

const COMPARE: Record<Sort, (a: BoardArticle, b: BoardArticle, locale: string) => number> = {
  // The earliest first, those without one last.
  deadline: (a, b) => byNumber(deadlineOf(a), deadlineOf(b)),
  recent: () => 0,
  headline: (a, b, locale) => (a.headline || a.slug).localeCompare(b.headline || b.slug, locale),
  // The least checked first: there is most to do.
  coverage: (a, b) => a.coverage - b.coverage,
};

/** Among equals the one changed last comes first. */
export function sorted(articles: readonly BoardArticle[], sort: Sort, locale: string): BoardArticle[] {
  return articles.toSorted((a, b) => COMPARE[sort](a, b, locale) || changedAt(b) - changedAt(a));
}

export interface DeskSummary {
  checking: number;
  openClaims: number;
  /** The first deadline still ahead; null when there is none. */
  firstDeadline: string | null;
}

export function summaryOf(articles: readonly BoardArticle[], now: Date): DeskSummary {
  const checking = articles.filter((article) => !isCleared(article));
  const ahead = sorted(checking, 'deadline', 'en').find((article) => deadlineOf(article) >= now.getTime());
  return {
    checking: checking.length,
    openClaims: checking.reduce((sum, { counts }) => sum + counts.openClaims, 0),
    firstDeadline: ahead && Number.isFinite(deadlineOf(ahead)) ? ahead.deadline : null,
  };
}
