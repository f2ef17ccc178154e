/** Which articles a filter shows, in which order, and what they sum up to. */
import type { Article } from '../api/shapes.ts';

export const FILTERS = ['checking', 'cleared', 'all', 'bin'] as const;
export type Filter = (typeof FILTERS)[number];

/** Cleared for publication, and the same since. */
export function cleared(articles: readonly Article[]): Article[] {
  return articles.filter(({ clearance }) => clearance?.status === 'cleared');
}

/** In checking is what is not cleared for publication, or was changed since it was. */
export function inChecking(articles: readonly Article[]): Article[] {
  return articles.filter(({ clearance }) => clearance?.status !== 'cleared');
}

const deadlineOf = ({ deadline }: Article): number => (deadline ? Date.parse(deadline) : Number.POSITIVE_INFINITY);

/** The earliest deadline first, those without one last; among equals the one changed last comes first. */
export function byDeadline(articles: readonly Article[]): Article[] {
  return articles.toSorted((a, b) => {
    const difference = deadlineOf(a) - deadlineOf(b);
    return Number.isNaN(difference) || difference === 0
      ? Date.parse(b.updatedAt) - Date.parse(a.updatedAt)
      : difference;
  });
}

export interface DeskSummary {
  checking: number;
  openComments: number;
  /** The first deadline still ahead; null when there is none. */
  firstDeadline: string | null;
}

export function summaryOf(articles: readonly Article[], now: Date): DeskSummary {
  const checking = inChecking(articles);
  const ahead = byDeadline(checking).find((article) => deadlineOf(article) >= now.getTime());
  return {
    checking: checking.length,
    openComments: checking.reduce((sum, { counts }) => sum + counts.openThreads, 0),
    firstDeadline: ahead && Number.isFinite(deadlineOf(ahead)) ? ahead.deadline : null,
  };
}
