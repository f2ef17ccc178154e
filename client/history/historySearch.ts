/** What of the history's page stands in its address: which version, beside which other, and how. Pure. */
export const VIEWS = ['text', 'inline', 'sides'] as const;
export type View = (typeof VIEWS)[number];

export interface HistorySearch {
  /** A version; the last one without it. */
  v?: string | undefined;
  /** What it is compared with; the version before it without it. */
  against?: string | undefined;
  view?: View | undefined;
}

/** The router gives digits in an address as a number. */
function number(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^[1-9]\d{0,9}$/.test(text) ? text : undefined;
}

/** What is not understood is left out. */
export function historySearch(search: Record<string, unknown>): HistorySearch {
  return {
    v: number(search['v']),
    against: number(search['against']),
    view: VIEWS.find((view) => view === search['view']),
  };
}
