/** How far the whole article is, along the scrollbar: each paragraph's line where the paragraph stands. */
import type { Editor } from '@tiptap/core';
import { type CSSProperties, memo, type RefObject, useContext, useEffect, useMemo, useState } from 'react';
import { afterPaint } from '../ui/afterPaint.ts';
import { sharesOf } from './shares.ts';
import { ReviewContext } from './useReview.ts';

interface Piece {
  /** In percent of all that can be scrolled. */
  top: number;
  height: number;
  /** As JSON, so that equal ones are the same. */
  shares: string;
}

export interface CoverageStripProps {
  editor: Editor | null;
  /** It stands in the page that scrolls, `main`. */
  sheets: RefObject<HTMLElement | null>;
}

/** Told in words by the list of paragraphs, so that a screen reader passes over it. */
export function CoverageStrip({ editor, sheets }: CoverageStripProps) {
  const pieces = usePieces(editor, sheets);
  return (
    <div className="coverage-strip" aria-hidden="true">
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph of the strip has no other name than its place
        <StripPiece key={index} {...piece} />
      ))}
    </div>
  );
}

const StripPiece = memo(function StripPiece({ top, height, shares }: Piece) {
  const style = useMemo(() => JSON.parse(shares) as CSSProperties, [shares]);
  return <span className="coverage-piece" style={{ ...style, top: `${top}%`, height: `${height}%` }} />;
});

interface Box {
  top: number;
  height: number;
}

/** Where each block stands, in percent of all that can be scrolled. */
function boxesOf({ view }: Editor, sheets: HTMLElement): Box[] {
  const page = sheets.closest('main');
  if (!page) return [];
  const origin = page.getBoundingClientRect().top - page.scrollTop;
  const percent = (pixels: number) => Math.round((1_000_000 * pixels) / page.scrollHeight) / 10_000;
  const boxes: Box[] = [];
  view.state.doc.forEach((_block, position) => {
    const element = view.nodeDOM(position);
    const box = element instanceof HTMLElement ? element.getBoundingClientRect() : null;
    boxes.push(box ? { top: percent(box.top - origin), height: percent(box.height) } : { top: 0, height: 0 });
  });
  return boxes;
}

/** The layout is read when the text has another height or other blocks, never for a key alone. */
function usePieces(editor: Editor | null, sheets: RefObject<HTMLElement | null>): readonly Piece[] {
  const review = useContext(ReviewContext);
  const [told, setTold] = useState('[]');
  useEffect(() => {
    if (!editor || editor.isDestroyed) return setTold('[]');
    let boxes: Box[] = [];
    const look = () => {
      const blocks = review.get()?.coverage.blocks ?? [];
      if (editor.isDestroyed || !sheets.current) return;
      if (boxes.length !== blocks.length) boxes = boxesOf(editor, sheets.current);
      const shown = blocks.map((block, index) => ({ ...boxes[index], shares: JSON.stringify(sharesOf(block)) }));
      setTold(JSON.stringify(shown));
    };
    const looking = afterPaint(() => {
      boxes = [];
      look();
    });
    const resized = new ResizeObserver(looking.soon);
    resized.observe(editor.view.dom);
    look();
    const leave = review.subscribe(look);
    return () => {
      leave();
      resized.disconnect();
      looking.cancel();
    };
  }, [editor, sheets, review]);
  return useMemo(() => JSON.parse(told) as Piece[], [told]);
}
