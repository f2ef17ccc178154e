/** The tags of the article's desk for everything that is drawn of it: those of every desk until the desk's own are here. */
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import type { TagSet } from '../../shared/review/tagSchema.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import { tagsQuery } from '../api/tags.ts';

const TagsContext = createContext<TagSet>(DEFAULT_TAGS);

export interface DeskTagsProps {
  /** Slug of the desk. */
  desk: string;
  /** Keys of the tags that the article's claims have: one that is not known asks for the set anew. */
  used: readonly string[];
  children: ReactNode;
}

export function DeskTags({ desk, used, children }: DeskTagsProps) {
  const { data: set = DEFAULT_TAGS, refetch } = useQuery(tagsQuery(desk));
  const unknown = [...new Set(used)].filter((key) => !set.tags.some((tag) => tag.key === key)).join('');
  useEffect(() => {
    if (unknown !== '') void refetch();
  }, [unknown, refetch]);
  return <TagsContext value={set}>{children}</TagsContext>;
}

export function useDeskTags(): TagSet {
  return useContext(TagsContext);
}
