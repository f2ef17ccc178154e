/** What a bar leaves out where its room does not do for all of it: measured, for nobody knows what is in it, and in which words. */
import { type RefObject, useLayoutEffect, useRef } from 'react';

/** The first is left out first. */
const LEFT_OUT = ['words', 'extras', 'line'] as const;

/**
 * Gives the element `data-less`: none, or the first names of `LEFT_OUT` that are needed for what is in it not to reach
 * beyond it. `words` stand for buttons in words, `extras` for what can be done without, `line` for being one line.
 */
export function useFit(): RefObject<HTMLElement | null> {
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return;
    const fit = () => {
      for (let count = 0; count <= LEFT_OUT.length; count += 1) {
        element.dataset['less'] = LEFT_OUT.slice(0, count).join(' ');
        if (element.scrollWidth <= element.clientWidth) return;
      }
    };
    const sizes = new ResizeObserver(fit);
    for (const part of [element, ...element.querySelectorAll(':scope > div, output')]) sizes.observe(part);
    return () => sizes.disconnect();
  }, []);
  return bar;
}
