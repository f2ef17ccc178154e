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
    setById((old) => {
      const next = new Map(old);
      for (const { target } of entries) next.set(cardOf(target), (target as HTMLElement).offsetHeight);
      return next;
    });
  });
  useEffect(() => () => observer.current?.disconnect(), []);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    observer.current?.observe(element);
    return () => observer.current?.unobserve(element);
  }, []);
  return { byId, ref };
}

function cardOf(element: Element): string {
  return element.getAttribute('data-card') ?? '';
}
