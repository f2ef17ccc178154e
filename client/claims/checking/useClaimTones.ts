/** How far each claim is, by claim, as JSON so that equal ones are the same; one that nobody works on is missing. */
import { useReviewed } from '../../review/useReview.ts';
import { toneOf } from './stateSign.tsx';

export function useClaimTones(): string {
  return useReviewed((review) => {
    const all = [...(review?.claims ?? [])].map(([id, standing]) => [id, toneOf(standing)] as const);
    return JSON.stringify(all.filter(([, tone]) => tone !== 'open'));
  });
}
