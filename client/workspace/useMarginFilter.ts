/** The filter of the margin as the address has it, and the way to another one: a step that Back undoes. */
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { MarginSearch } from '../margin/filters.ts';

const route = getRouteApi('/signed/article/$id');

export interface MarginView {
  search: MarginSearch;
  choose(change: MarginSearch): void;
  /** Shows everything again, in the order chosen. */
  clear(): void;
}

export function useMarginFilter(): MarginView {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const choose = useCallback(
    (change: MarginSearch) => {
      void navigate({ search: (before: MarginSearch) => ({ ...before, ...change }), resetScroll: false });
    },
    [navigate],
  );
  return useMemo(
    () => ({
      search,
      choose,
      clear: () => choose({ show: undefined, check: undefined, tag: undefined, person: undefined }),
    }),
    [search, choose],
  );
}
