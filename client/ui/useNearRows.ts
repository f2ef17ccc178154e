/**
 * Which rows of a long list are drawn, and where: those near what is seen, and those that are kept. Rows are as high as
 * their words make them: each is measured while it is drawn, and taken for a usual one until then. A list stands anywhere
 * in what scrolls, with other things above it; it looks where it begins whenever a box around it changes its size.
 */
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { scrollerOf, topWithin } from './scroller.ts';

/** In pixels, of a row that was not drawn yet: two lines of words and one of small print. */
const USUAL_HEIGHT = 90;
/** Rows drawn beyond what is seen at either end: a turn of the wheel, or a Tab, finds its row there. */
const BEYOND = 8;
/** In pixels: as much is drawn before it is known how much is seen. */
const FIRST_HEIGHT = 900;

export interface NearRowsParts {
  list: RefObject<HTMLElement | null>;
  /** In the order of the list. */
  items: readonly { id: string }[];
  /** Places of rows that are drawn wherever they are; -1 is none. */
  kept: readonly number[];
  /** False where all rows are drawn: then nothing is measured. */
  enabled: boolean;
}

export interface NearRows {
  /** Of the whole list, in pixels. */
  height: number;
  /** Pixels from the top of the list. */
  rows: readonly { index: number; top: number }[];
  /** Takes the element of each row, which says its place in `data-index`. */
  measure(row: Element | null): void;
}

export function useNearRows({ list, items, kept, enabled }: NearRowsParts): NearRows {
  const scroller = useRef<Element>(null);
  const findScroller = useCallback(() => {
    scroller.current ??= scrollerOf(list.current);
    return scroller.current;
  }, [list]);
  const listTop = useListTop(list, findScroller, enabled);
  const virtualizer = useVirtualizer({
    count: items.length,
    enabled,
    getScrollElement: findScroller,
    getItemKey: useCallback((index: number) => items[index]?.id ?? index, [items]),
    estimateSize: usualHeight,
    measureElement: heightOf,
    rangeExtractor: (range) => placesIn(range, kept),
    overscan: BEYOND,
    scrollMargin: listTop,
    initialRect: { width: 0, height: FIRST_HEIGHT },
  });
  return {
    height: virtualizer.getTotalSize(),
    rows: virtualizer.getVirtualItems().map(({ index, start }) => ({ index, top: start - listTop })),
    measure: virtualizer.measureElement,
  };
}

const usualHeight = () => USUAL_HEIGHT;

/** Not rounded, so that rows stand where they would without this; a row in a part that is folded away has no height. */
function heightOf(row: Element, entry: ResizeObserverEntry | undefined): number {
  const height = entry?.borderBoxSize[0]?.blockSize ?? row.getBoundingClientRect().height;
  return height > 0 ? height : USUAL_HEIGHT;
}

/** In order, so that Tab goes down the list. */
function placesIn(range: Range, kept: readonly number[]): number[] {
  const wanted = kept.filter((place) => place >= 0 && place < range.count);
  return [...new Set([...defaultRangeExtractor(range), ...wanted])].sort((a, b) => a - b);
}

/** In pixels, from the top of all that scrolls. */
function useListTop(list: RefObject<HTMLElement | null>, findScroller: () => Element | null, enabled: boolean): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const scroller = findScroller();
    if (!enabled || !scroller) return;
    const look = () => list.current && setTop(topWithin(scroller, list.current));
    look();
    const observer = new ResizeObserver(look);
    for (let box = list.current?.parentElement; box && box !== scroller; box = box.parentElement) observer.observe(box);
    return () => observer.disconnect();
  }, [list, findScroller, enabled]);
  return top;
}
