/** Filters that a person keeps, on this computer: what they look for in every article. */
import { useState } from 'react';
import { type MarginFilter, searchFrom } from '../../margin/filters.ts';

const KEY = 'kantlijn.filters';
/** More would be no help in finding one. */
const MOST = 12;

const sameFilter = (a: MarginFilter, b: MarginFilter) =>
  a.show === b.show && a.check === b.check && a.tag === b.tag && a.person === b.person;

function filterOf({ show, check, tag, person }: MarginFilter): MarginFilter {
  return { show, check, tag, person };
}

/** Whatever is not understood is left out. */
function read(): MarginFilter[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.map((each: Record<string, unknown>) => filterOf(searchFrom(each))) : [];
  } catch {
    return [];
  }
}

export interface SavedFilters {
  filters: readonly MarginFilter[];
  isSaved(filter: MarginFilter): boolean;
  /** Keeps it, or forgets it. */
  toggle(filter: MarginFilter): void;
}

export function useSavedFilters(): SavedFilters {
  const [filters, setFilters] = useState(read);
  const isSaved = (filter: MarginFilter) => filters.some((each) => sameFilter(each, filter));
  const toggle = (filter: MarginFilter) => {
    const others = filters.filter((each) => !sameFilter(each, filter));
    const next = isSaved(filter) ? others : [...others, filterOf(filter)].slice(-MOST);
    setFilters(next);
    localStorage.setItem(KEY, JSON.stringify(next));
  };
  return { filters, isSaved, toggle };
}
