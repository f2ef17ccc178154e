/**
 * Which annotations the margin shows, and in which order its list stands. The choice is kept in the address, so that Back,
 * a reload and a link keep it; whatever in an address is not understood is left out.
 */
import { type Addressee, speaksTo } from '../../shared/ledger/mention.ts';
import { type AnnotationView, isClosed, peopleIn } from './annotationViews.ts';

export const SHOWS = ['open', 'mine', 'mentions', 'detached'] as const;
export type Show = (typeof SHOWS)[number];
/** `open` first is how a margin is worked through; the first is what is meant when nothing is said. */
export const SORTS = ['open', 'place', 'time'] as const;
export type Sort = (typeof SORTS)[number];

/** What is asked of a claim's check. */
export const CHECKS = ['todo', 'second', 'stale', 'single', 'noEvidence', 'blocks'] as const;
export type Check = (typeof CHECKS)[number];

/** All of it must hold; what is undefined asks for nothing. */
export interface MarginFilter {
  show?: Show | undefined;
  check?: Check | undefined;
  /** Key of a claim's tag. */
  tag?: string | undefined;
  /** Somebody who has a part in it. */
  person?: string | undefined;
}

export interface MarginSearch extends MarginFilter {
  sort?: Sort | undefined;
  /** The annotation that a link leads to. */
  thread?: string | undefined;
}

const PERSON = /^[\w-]{1,64}$/;

function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

/** Of the search part of an address. */
export function searchFrom(search: Record<string, unknown>): MarginSearch {
  return {
    show: SHOWS.find((show) => show === search['show']),
    check: CHECKS.find((check) => check === search['check']),
    tag: matching(search['tag'], /^[a-z]$/),
    person: matching(search['person'], PERSON),
    sort: SORTS.find((sort) => sort === search['sort'] && sort !== SORTS[0]),
    thread: matching(search['thread'], PERSON),
  };
}

export function isFiltered({ show, check, tag, person }: MarginFilter): boolean {
  return show !== undefined || check !== undefined || tag !== undefined || person !== undefined;
}

/** What the filter must know of the reader and the text. */
export interface FilterFacts {
  me: Addressee;
  /** Ids of annotations of which no word is in the text. */
  detached: ReadonlySet<string>;
  /** By claim, what holds of its check. */
  checks: ReadonlyMap<string, ReadonlySet<Check>>;
}

function isMine(view: AnnotationView, me: string): boolean {
  return view.opener === me || (view.kind === 'thread' && view.comments.some(({ author }) => author === me));
}

function isShown(view: AnnotationView, show: Show, { me, detached }: FilterFacts): boolean {
  if (show === 'open') return !isClosed(view);
  if (show === 'mine') return isMine(view, me.person);
  if (show === 'detached') return detached.has(view.id);
  return view.kind === 'thread' && view.comments.some(({ text }) => speaksTo(text, me));
}

export function isWanted(
  view: AnnotationView,
  { show, check, tag, person }: MarginFilter,
  facts: FilterFacts,
): boolean {
  if (check !== undefined && !facts.checks.get(view.id)?.has(check)) return false;
  if (tag !== undefined && (view.kind !== 'claim' || view.tag !== tag)) return false;
  if (person !== undefined && !peopleIn(view).includes(person)) return false;
  return show === undefined || isShown(view, show, facts);
}

/** How many would be shown under each choice, everything else in the filter staying as it is. */
export function countsOf(
  views: readonly AnnotationView[],
  filter: MarginFilter,
  facts: FilterFacts,
): Record<Show | 'all', number> {
  const count = (show: Show | undefined) => views.filter((view) => isWanted(view, { ...filter, show }, facts)).length;
  return {
    all: count(undefined),
    open: count('open'),
    mine: count('mine'),
    mentions: count('mentions'),
    detached: count('detached'),
  };
}

/** How many claims would be shown under each question about their check, everything else staying as it is. */
export function checkCounts(
  views: readonly AnnotationView[],
  filter: MarginFilter,
  facts: FilterFacts,
): Record<Check, number> {
  const count = (check: Check) => views.filter((view) => isWanted(view, { ...filter, check }, facts)).length;
  return Object.fromEntries(CHECKS.map((check) => [check, count(check)])) as Record<Check, number>;
}

/** When something was last said or done about it, ISO 8601. */
function lastAt(view: AnnotationView): string {
  if (view.kind !== 'thread') return view.openedAt;
  return [...view.comments.map(({ at }) => at), view.resolution?.at ?? ''].sort().at(-1) ?? '';
}

/** `inPlace` is in the order of the text already. */
export function sorted(inPlace: readonly AnnotationView[], sort: Sort): AnnotationView[] {
  if (sort === 'place') return [...inPlace];
  if (sort === 'time') return [...inPlace].sort((a, b) => (lastAt(a) < lastAt(b) ? 1 : lastAt(a) > lastAt(b) ? -1 : 0));
  return [...inPlace.filter((view) => !isClosed(view)), ...inPlace.filter(isClosed)];
}
