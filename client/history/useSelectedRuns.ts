/** The pieces of a version that the reader has selected in its text, cut to the selection. */
import { type RefObject, useEffect, useState } from 'react';

export interface SelectedPiece {
  /** Which of the runs on screen, in their order. */
  run: number;
  text: string;
}

/** Runs are elements with `data-run`. Empty while nothing is selected in `origin`. */
export function useSelectedRuns(origin: RefObject<HTMLElement | null>): readonly SelectedPiece[] {
  const [pieces, setPieces] = useState<readonly SelectedPiece[]>([]);
  useEffect(() => {
    const look = () => {
      const selection = document.getSelection();
      const range = selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
      const box = origin.current;
      if (!range || !box?.contains(range.commonAncestorContainer)) return;
      setPieces(piecesIn(box, range));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [origin]);
  return pieces;
}

function piecesIn(box: HTMLElement, range: Range): SelectedPiece[] {
  return [...box.querySelectorAll<HTMLElement>('[data-run]')].flatMap((element) => {
    const words = element.firstChild;
    if (!words || !range.intersectsNode(words)) return [];
    const text = element.textContent ?? '';
    const start = range.startContainer === words ? range.startOffset : 0;
    const end = range.endContainer === words ? range.endOffset : text.length;
    return end > start ? [{ run: Number(element.dataset['run']), text: text.slice(start, end) }] : [];
  });
}
