import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationView } from './annotationViews.ts';

const NAME = { thread: 'threadOn', claim: 'claimOn', suggestion: 'suggestionOn' } as const;

/** What a screen reader calls the card of an annotation: its kind and its words. */
export function useCardName(): (view: AnnotationView) => string {
  const { t } = useTranslation('margin');
  // A translation costs more than a card's place: each is made once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words for another language
  const known = useMemo(() => new WeakMap<AnnotationView, string>(), [t]);
  return useCallback(
    (view) => {
      const name = known.get(view) ?? t(NAME[view.kind], { quote: view.passages[0]?.quote ?? '' });
      known.set(view, name);
      return name;
    },
    [known, t],
  );
}
