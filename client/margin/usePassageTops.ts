/**
 * Where passages stand on screen. Everything is measured when the text changes its height or width (lines moved), when
 * looks change, and otherwise, at most once a frame, after a change of the text.
 */
import type { Editor } from '@tiptap/core';
import { type RefObject, useEffect, useState } from 'react';
import { placesOf } from './passages.ts';

/** Tops in pixels from the top of `margin`, by passage id; a passage that is not in the text is not among them. */
export function usePassageTops(editor: Editor | null, margin: RefObject<HTMLElement | null>): Map<string, number> {
  const [tops, setTops] = useState<Map<string, number>>(new Map());
  useEffect(() => {
    if (!editor) return;
    let frame = 0;
    const measure = () => {
      frame = 0;
      if (editor.isDestroyed || !margin.current) return;
      const next = measureTops(editor, margin.current);
      setTops((old) => (sameTops(old, next) ? old : next));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(measure);
    };
    const observer = new ResizeObserver(soon);
    observer.observe(editor.view.dom);
    editor.on('transaction', soon);
    soon();
    return () => {
      observer.disconnect();
      editor.off('transaction', soon);
      cancelAnimationFrame(frame);
    };
  }, [editor, margin]);
  return tops;
}

/** One reading of the layout for all passages: nothing is written in between, so the browser lays out once. */
function measureTops(editor: Editor, margin: HTMLElement): Map<string, number> {
  const origin = margin.getBoundingClientRect().top;
  const places = [...placesOf(editor.state)];
  return new Map(places.map(([id, { from }]) => [id, Math.round(editor.view.coordsAtPos(from).top - origin)]));
}

function sameTops(a: Map<string, number>, b: Map<string, number>): boolean {
  return a.size === b.size && [...a].every(([id, top]) => b.get(id) === top);
}
