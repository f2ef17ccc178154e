/** What a card says, by the kind of its annotation. */
import { assertNever } from '../../shared/assertNever.ts';
import type { AnnotationView } from './annotationViews.ts';
import { ClaimCard } from './ClaimCard.tsx';
import type { CardProps } from './cardProps.ts';
import { SuggestionCard } from './suggestions/SuggestionCard.tsx';
import { ThreadCard } from './ThreadCard.tsx';

export interface AnnotationCardProps extends CardProps {
  annotation: AnnotationView;
}

export function AnnotationCard({ annotation, ...part }: AnnotationCardProps) {
  switch (annotation.kind) {
    case 'thread':
      return <ThreadCard thread={annotation} {...part} />;
    case 'claim':
      return <ClaimCard claim={annotation} {...part} />;
    case 'suggestion':
      return <SuggestionCard suggestion={annotation} {...part} />;
    default:
      return assertNever(annotation);
  }
}
