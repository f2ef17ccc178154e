/**
 * The lines on which passages begin, in pixels. Read at most once a frame, when it is painted: after a change of the text or
 * of looks, and when the text changes its size. A caret that moves, here or elsewhere, costs nothing.
 *
 * A keystroke reads the one block that it changed: while that stays as tall as it was, nothing below it moves. When it does
 * not, the tops of all blocks are read, and the passages of those that changed; within a block that did not change, they
 * keep their distance from its top. What could move words inside unchanged blocks (another width, a font that arrived,
 * other looks) forgets those distances.
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

/** What was read of a block: where it was, and its passages with the distance of their line from its top. */
interface KnownBlock {
  /** As the document had it: an edit makes another one. */
  node: Node;
  /** From the top of the text. */
  top: number;
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
  const resized = () => {
    reader.doubt();
    soon();
  };
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
    if (width === before) resized();
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
  /** In the order of the text, as last read. */
  private known: KnownBlock[] = [];
  private mayHaveMoved = true;

  /** Any block may stand elsewhere than it did. */
  doubt(): void {
    this.mayHaveMoved = true;
  }

  forget(): void {
    this.known = [];
  }

  /** One reading of the layout for all passages: nothing is written in between, so the browser lays out once. */
  read(view: EditorView, origin: number): Tops {
    const above = view.dom.getBoundingClientRect().top;
    if (this.mayHaveMoved || !this.readChanged(view, above)) this.readAll(view, above);
    this.mayHaveMoved = false;
    const tops = new Map<string, number>();
    for (const { top, stretches } of this.known)
      for (const { id, below } of stretches) if (!tops.has(id)) tops.set(id, Math.round(above + top + below - origin));
    return tops;
  }

  /** Reads the blocks that changed. @returns false when that does not tell where the others are. */
  private readChanged(view: EditorView, above: number): boolean {
    const { doc } = view.state;
    if (doc.childCount !== this.known.length) return false;
    let isTold = true;
    doc.forEach((node, position, index) => {
      const before = this.known[index];
      if (!isTold || before?.node === node) return;
      const now = blockAt(view, node, position, above);
      if (now.height === before?.height) this.known[index] = now;
      else isTold = false;
    });
    return isTold;
  }

  private readAll(view: EditorView, above: number): void {
    const before = new Map(this.known.map((block) => [block.node, block]));
    this.known = [];
    view.state.doc.forEach((node, position) => {
      this.known.push(blockAt(view, node, position, above, before.get(node)));
    });
  }
}

/** @param before the same block as it was read before, whose passages need not be read again if it is as tall still. */
function blockAt(view: EditorView, node: Node, position: number, above: number, before?: KnownBlock): KnownBlock {
  const element = view.nodeDOM(position);
  if (!(element instanceof HTMLElement)) return { node, top: 0, height: 0, stretches: [] };
  const { top, height } = element.getBoundingClientRect();
  const stretches = before?.height === height ? before.stretches : stretchesIn(element, top);
  return { node, top: top - above, height, stretches };
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
