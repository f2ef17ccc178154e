/** A selection that keeps its place while the text changes: Yjs relative positions of both ends. */
import type { Node } from '@tiptap/pm/model';
import { type Selection, TextSelection } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { positionOf, textIndexOf, textLengthOf } from './positions.ts';

export interface RelativeSelection {
  anchor: Y.RelativePosition;
  head: Y.RelativePosition;
}

/** The place of `position`, which `doc` shows, in `text`. `assoc` below 0 binds it to the character before. */
export function relativePositionOf(text: Y.Text, doc: Node, position: number, assoc = 0): Y.RelativePosition {
  return Y.createRelativePositionFromTypeIndex(text, Math.min(textIndexOf(doc, position), text.length), assoc);
}

/** Where `doc` shows a relative position, or null if the text never had it. */
export function positionOfRelative(text: Y.Text, doc: Node, relative: Y.RelativePosition): number | null {
  if (!text.doc) return null;
  const absolute = Y.createAbsolutePositionFromRelativePosition(relative, text.doc);
  if (absolute?.type !== text) return null;
  return positionOf(doc, Math.min(absolute.index, textLengthOf(doc) - 1));
}

export function relativeSelection(text: Y.Text, doc: Node, { anchor, head }: Selection): RelativeSelection {
  return { anchor: relativePositionOf(text, doc, anchor), head: relativePositionOf(text, doc, head) };
}

export function selectionOfRelative(text: Y.Text, doc: Node, relative: RelativeSelection): Selection | null {
  const anchor = positionOfRelative(text, doc, relative.anchor);
  const head = positionOfRelative(text, doc, relative.head);
  if (anchor === null || head === null) return null;
  return TextSelection.between(doc.resolve(anchor), doc.resolve(head));
}
