/**
 * Where passages stand on screen. Read at most once a frame: after a change of the text or of looks, and when the text
 * changes its size (lines moved, fonts arrived). A caret that moves, here or elsewhere, costs nothing.
 */
import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { type RefObject, useEffect, useState } from 'react';
import { movesPassages } from './passages.ts';

/** Tops in pixels from the top of `margin`, by passage id; a passage that is not in the text is not among them. */
export function usePassageTops(editor: Editor | null, margin: RefObject<HTMLElement | null>): Map<string, number> {
  const [tops, setTops] = useState<Map<string, number>>(new Map());
  useEffect(() => {
    if (!editor) return;
    let frame = 0;
    const measure = () => {
      frame = 0;
      if (editor.isDestroyed || !margin.current) return;
      const next = measureTops(editor.view.dom, margin.current);
      setTops((old) => (sameTops(old, next) ? old : next));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(measure);
    };
    const onTransaction = ({ transaction }: { transaction: Transaction }) => {
      if (movesPassages(transaction)) soon();
    };
    const observer = new ResizeObserver(soon);
    observer.observe(editor.view.dom);
    editor.on('transaction', onTransaction);
    soon();
    return () => {
      observer.disconnect();
      editor.off('transaction', onTransaction);
      cancelAnimationFrame(frame);
    };
  }, [editor, margin]);
  return tops;
}

/** One reading of the layout for all passages: nothing is written in between, so the browser lays out once. */
function measureTops(text: HTMLElement, margin: HTMLElement): Map<string, number> {
  const origin = margin.getBoundingClientRect().top;
  const tops = new Map<string, number>();
  for (const stretch of text.querySelectorAll<HTMLElement>('[data-passage]')) {
    const id = stretch.dataset['passage'] ?? '';
    const line = tops.has(id) ? undefined : stretch.getClientRects()[0];
    if (line) tops.set(id, Math.round(line.top - origin));
  }
  return tops;
}

function sameTops(a: Map<string, number>, b: Map<string, number>): boolean {
  return a.size === b.size && [...a].every(([id, top]) => b.get(id) === top);
}
