/**
 * Which passages come along with pasted or dropped words. A passage is in one place: words that are moved keep it, words
 * that are copied do not while the original is still there, and words of another article never bring one.
 */
import { Fragment, type Mark, type Node, Slice } from '@tiptap/pm/model';

const PASSAGE = 'annotation';

/** Ids of the passages in `content`. */
export function passagesIn(content: Fragment): Set<string> {
  const ids = new Set<string>();
  content.descendants((node) => {
    for (const mark of node.marks) if (mark.type.name === PASSAGE) ids.add(String(mark.attrs['id']));
  });
  return ids;
}

function mapInline(content: Fragment, map: (node: Node) => Node): Fragment {
  return Fragment.fromArray(
    content.content.map((node) => (node.isInline ? map(node) : node.copy(mapInline(node.content, map)))),
  );
}

/** The slice without the passages that `isKept` refuses. */
export function withPassages(slice: Slice, isKept: (id: string) => boolean): Slice {
  const keep = (mark: Mark) => mark.type.name !== PASSAGE || isKept(String(mark.attrs['id']));
  const content = mapInline(slice.content, (node) => node.mark(node.marks.filter(keep)));
  return new Slice(content, slice.openStart, slice.openEnd);
}

/** Words put in the middle of a passage belong to it, as if typed there. */
export function withSurrounding(slice: Slice, marks: readonly Mark[]): Slice {
  const around = marks.filter((mark) => mark.type.name === PASSAGE);
  const isOneLine = slice.content.childCount <= 1 || slice.content.firstChild?.isInline === true;
  if (around.length === 0 || !isOneLine) return slice;
  const content = mapInline(slice.content, (node) => around.reduce((n, mark) => n.mark(mark.addToSet(n.marks)), node));
  return new Slice(content, slice.openStart, slice.openEnd);
}
