/** Which list is in front. It follows what the reader opens, so that the open one is seen among its kind. */
import { useEffect, useState } from 'react';
import type { AnnotationView } from '../../margin/annotationViews.ts';

export type Tab = 'claims' | 'comments' | 'outline';

const LIST_OF: Record<AnnotationView['kind'], Tab> = { claim: 'claims', thread: 'comments', suggestion: 'comments' };

/** @param first what is in front at the beginning */
export function useTab(active: AnnotationView | undefined, first: Tab): [Tab, (tab: Tab) => void] {
  const [tab, setTab] = useState<Tab>(first);
  const kind = active?.kind;
  const id = active?.id;
  useEffect(() => {
    const list = id !== undefined && kind ? LIST_OF[kind] : undefined;
    // The outline is a place of its own, which is left only by the reader.
    if (list) setTab((old) => (old === 'outline' ? old : list));
  }, [kind, id]);
  return [tab, setTab];
}
