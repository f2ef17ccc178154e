/**
 * Which part of the text is on screen. The browser goes through every range of a highlight when the text was changed: 1,500
 * of them made a key press ten times as slow, the sixty that can be seen cost its main thread some 4 ms more and the time
 * until the key is painted nothing that could be measured.
 */
import type { EditorView } from '@tiptap/pm/view';

/** Positions of the document, from the first block that is seen to the end of the last. */
export function seenOf(view: EditorView): { from: number; to: number } {
  const { doc } = view.state;
  const starts: number[] = [];
  doc.forEach((_block, position) => void starts.push(position));
  const boxOf = (place: number) => {
    const element = view.nodeDOM(starts[place] ?? 0);
    return element instanceof Element ? element.getBoundingClientRect() : null;
  };
  const first = firstWhere(starts.length, (place) => (boxOf(place)?.bottom ?? 0) >= 0);
  const past = firstWhere(starts.length, (place) => (boxOf(place)?.top ?? 0) > innerHeight);
  return { from: starts[first] ?? doc.content.size, to: starts[past] ?? doc.content.size };
}

/** The first place for which something holds that holds for all behind it. */
function firstWhere(count: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Calls `work` when something is scrolled or the window gets another size, until the returned function is called. */
export function onScroll(view: EditorView, work: () => void): () => void {
  const { ownerDocument } = view.dom;
  const options = { capture: true, passive: true } as const;
  ownerDocument.addEventListener('scroll', work, options);
  addEventListener('resize', work);
  return () => {
    ownerDocument.removeEventListener('scroll', work, options);
    removeEventListener('resize', work);
  };
}
