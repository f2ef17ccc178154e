/** Whether an article is cleared, in one word and one sign. */
import type { ArticleReview } from '../../shared/review/review.ts';

/** `touched`: changed since it was cleared, or something blocks it again. */
export type ClearanceStatus = 'none' | 'cleared' | 'touched';

export const CLEARANCE_SIGNS: Record<ClearanceStatus, string> = { none: '', cleared: '✓', touched: '↻' };

export function statusOf({ clearance }: Pick<ArticleReview, 'clearance'>): ClearanceStatus {
  if (!clearance) return 'none';
  return clearance.isWhole ? 'cleared' : 'touched';
}

/** Hex digits that tell versions apart for a reader. */
const SHORT = 8;
export const shortVersion = (version: string) => version.slice(0, SHORT);
