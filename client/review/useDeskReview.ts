/** The live state of an article's checking, under the tags and rules of its desk. */
import { useQuery } from '@tanstack/react-query';
import { DEFAULT_RULES } from '../../shared/review/rules.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import { rulesQuery } from '../api/rules.ts';
import { tagsQuery } from '../api/tags.ts';
import { type LiveReview, type ReviewParts, useReview } from './useReview.ts';

/** @param desk its slug. */
export function useDeskReview(desk: string, parts: Omit<ReviewParts, 'tags' | 'rules'>): LiveReview {
  const { data: tags = DEFAULT_TAGS } = useQuery(tagsQuery(desk));
  const { data: rules = DEFAULT_RULES } = useQuery(rulesQuery(desk));
  return useReview({ ...parts, tags, rules });
}
