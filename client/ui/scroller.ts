/** What scrolls around an element: a panel of the page, or the drawer that stands in for it. */

/** The nearest box around `element` that scrolls; null where only the page does. */
export function scrollerOf(element: Element | null): Element | null {
  for (let box = element?.parentElement ?? null; box; box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return null;
}

/** Pixels from the top of all that scrolls to the top of an element in it. */
export function topWithin(scroller: Element, element: Element): number {
  const shown = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  return Math.round(shown + scroller.scrollTop - scroller.clientTop);
}

/** Scrolls an element into the middle, unless all of it is seen: below what is stuck at the top (`scroll-padding-top`). */
export function bringIntoView(element: Element): void {
  const scroller = scrollerOf(element);
  if (!scroller) return;
  const [box, frame] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()];
  const covered = Number.parseFloat(getComputedStyle(scroller).scrollPaddingTop) || 0;
  const isSeen = box.top >= frame.top + covered && box.bottom <= frame.bottom;
  if (!isSeen) element.scrollIntoView({ block: 'center' });
}
