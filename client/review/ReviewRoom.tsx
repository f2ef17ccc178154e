/** Gives everything inside the live state of the article's checking. */
import type { ReactNode } from 'react';
import { useDeskTags } from '../claims/DeskTags.tsx';
import { ReviewContext, type ReviewParts, useReview } from './useReview.ts';

export interface ReviewRoomProps extends Omit<ReviewParts, 'tags'> {
  children: ReactNode;
}

export function ReviewRoom({ children, ...parts }: ReviewRoomProps) {
  const review = useReview({ ...parts, tags: useDeskTags() });
  return <ReviewContext value={review}>{children}</ReviewContext>;
}
