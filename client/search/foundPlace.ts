import type { Found } from '../api/search.ts';

/** Where what was found is opened: the article, at the comment or claim that it belongs to. */
export function placeOf({ article, annotation }: Pick<Found, 'article' | 'annotation'>) {
  const search = annotation === null ? {} : { thread: annotation };
  return { to: '/article/$id', params: { id: article.id }, search } as const;
}
