/** Heights of the cards as the browser draws them, by card id. */
import { useCallback, useEffect, useRef, useState } from 'react';

export interface Heights {
  /** In pixels; a card that was not measured yet is not among them. */
  byId: ReadonlyMap<string, number>;
  /** The `ref` of a card's element: give it the card's id in `data-card`. */
  ref(element: HTMLElement | null): (() => void) | undefined;
}

export function useHeights(): Heights {
  const [byId, setById] = useState<ReadonlyMap<string, number>>(new Map());
  const observer = useRef<ResizeObserver | null>(null);
  observer.current ??= new ResizeObserver((entries) => {
    // A card out of sight is not drawn: what it seems to measure is only what it was told to be.
    const drawn = entries.filter(({ target }) => target.checkVisibility({ contentVisibilityAuto: true }));
    setById((old) => withHeights(old, drawn));
  });
  useEffect(() => () => observer.current?.disconnect(), []);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    observer.current?.observe(element);
    return () => observer.current?.unobserve(element);
  }, []);
  return { byId, ref };
}

function withHeights(
  old: ReadonlyMap<string, number>,
  entries: readonly ResizeObserverEntry[],
): ReadonlyMap<string, number> {
  const changed = entries
    .map(({ target }) => [cardOf(target), (target as HTMLElement).offsetHeight] as const)
    .filter(([id, height]) => old.get(id) !== height);
  return changed.length > 0 ? new Map([...old, ...changed]) : old;
}

function cardOf(element: Element): string {
  return element.getAttribute('data-card') ?? '';
}
