/** How an annotation reads now. */
import { useCallback } from 'react';
import type { ArticleReview } from '../../shared/review/review.ts';
import type { AnnotationView } from '../margin/annotationViews.ts';

/** The words of its first passage as they are now; as they were last where they are gone. */
export function useQuoteOf(all: readonly AnnotationView[]): (id: string, now: ArticleReview) => string {
  return useCallback(
    (id: string, now: ArticleReview) => {
      const passage = all.find((one) => one.id === id)?.passages[0];
      return passage ? (now.words.get(passage.id)?.text ?? passage.quote) : '';
    },
    [all],
  );
}
