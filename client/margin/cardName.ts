import { useTranslation } from 'react-i18next';
import type { AnnotationView } from './annotationViews.ts';

const NAME = { thread: 'threadOn', claim: 'claimOn', suggestion: 'suggestionOn' } as const;

/** What a screen reader calls the card of an annotation: its kind and its words. */
export function useCardName(): (view: AnnotationView) => string {
  const { t } = useTranslation('margin');
  return ({ kind, passages }) => t(NAME[kind], { quote: passages[0]?.quote ?? '' });
}
