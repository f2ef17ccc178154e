/**
 * The lines on which passages begin, in pixels. Read at most once a frame, when it is painted: after a change of the text or
 * of looks, and when the text changes its size. A caret that moves, here or elsewhere, costs nothing.
 *
 * Within a block that did not change, passages keep their distance from its top, so a keystroke reads the tops of blocks
 * and the passages of one block, not a thousand boxes. What could move words inside unchanged blocks (another width, a font
 * that arrived, other looks) forgets those distances.
 */
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type RefObject, useEffect, useState } from 'react';
import { createStore, type Readable, type Store } from '../session/store.ts';
import { afterPaint } from '../ui/afterPaint.ts';
import { changesLooks, movesPassages } from './passages.ts';

/** Tops from the top of the element that they are read against, by passage id; only of passages that are in the text. */
export type Tops = ReadonlyMap<string, number>;

/** What was read of a block: how tall it was, and its passages with the distance of their line from its top. */
interface KnownBlock {
  height: number;
  stretches: readonly { id: string; below: number }[];
}

/** The lines of the editor's passages from the top of `origin`; without an editor there are none. */
export function useLines(editor: Editor | null, origin: RefObject<HTMLElement | null>): Readable<Tops> {
  const [tops] = useState(() => createStore<Tops>(new Map()));
  useEffect(() => {
    if (!editor) return tops.set(new Map());
    return watch(editor, origin, tops);
  }, [editor, origin, tops]);
  return tops;
}

function watch(editor: Editor, origin: RefObject<HTMLElement | null>, tops: Store<Tops>): () => void {
  const reader = new LineReader();
  const reading = afterPaint(() => {
    if (editor.isDestroyed || !origin.current) return;
    const next = reader.read(editor.view, origin.current.getBoundingClientRect().top);
    if (!sameTops(tops.get(), next)) tops.set(next);
  });
  const { soon } = reading;
  const afresh = () => {
    reader.forget();
    soon();
  };
  const onTransaction = ({ transaction }: { transaction: Transaction }) => {
    if (changesLooks(transaction)) afresh();
    else if (movesPassages(transaction)) soon();
  };
  let width = 0;
  const observer = new ResizeObserver(([entry]) => {
    const before = width;
    width = entry?.contentRect.width ?? 0;
    if (width === before) soon();
    else afresh();
  });
  observer.observe(editor.view.dom);
  editor.on('transaction', onTransaction);
  document.fonts.addEventListener('loadingdone', afresh);
  soon();
  return () => {
    observer.disconnect();
    editor.off('transaction', onTransaction);
    document.fonts.removeEventListener('loadingdone', afresh);
    reading.cancel();
  };
}

class LineReader {
  /** By block as the document has it: an edit makes another one. */
  private known = new WeakMap<Node, KnownBlock>();

  forget(): void {
    this.known = new WeakMap();
  }

  /** One reading of the layout for all passages: nothing is written in between, so the browser lays out once. */
  read(view: EditorView, origin: number): Tops {
    const tops = new Map<string, number>();
    view.state.doc.forEach((block, position) => {
      const before = this.known.get(block);
      if (before?.stretches.length === 0) return;
      const element = view.nodeDOM(position);
      if (!(element instanceof HTMLElement)) return;
      const { top, height } = element.getBoundingClientRect();
      const now = before?.height === height ? before : { height, stretches: stretchesIn(element, top) };
      this.known.set(block, now);
      for (const { id, below } of now.stretches) if (!tops.has(id)) tops.set(id, Math.round(top + below - origin));
    });
    return tops;
  }
}

function stretchesIn(block: HTMLElement, top: number): KnownBlock['stretches'] {
  const found = new Map<string, number>();
  for (const element of block.querySelectorAll<HTMLElement>('[data-passage]')) {
    const id = element.dataset['passage'] ?? '';
    const line = found.has(id) ? undefined : element.getClientRects()[0];
    if (line) found.set(id, line.top - top);
  }
  return [...found].map(([id, below]) => ({ id, below }));
}

function sameTops(a: Tops, b: Tops): boolean {
  return a.size === b.size && [...a].every(([id, top]) => b.get(id) === top);
}
