/** The stretches of words that the passages of a block cover. */
import type { Node } from '@tiptap/pm/model';
import type { Stretch } from './levels.ts';

/** The mark that a passage is. */
export const PASSAGE_MARK = 'annotation';

const known = new WeakMap<Node, readonly Stretch[]>();

/** The passages of a block, in offsets of its content; neighbours that carry the same one are one stretch. */
export function stretchesIn(block: Node): readonly Stretch[] {
  const before = known.get(block);
  if (before) return before;
  const stretches = readStretches(block);
  known.set(block, stretches);
  return stretches;
}

function readStretches(block: Node): Stretch[] {
  const done: Stretch[] = [];
  const open = new Map<string, Stretch>();
  block.forEach((inline, offset) => {
    for (const mark of inline.marks) {
      if (mark.type.name !== PASSAGE_MARK) continue;
      const id = String(mark.attrs['id']);
      const running = open.get(id);
      if (running?.end === offset) running.end = offset + inline.nodeSize;
      else {
        const stretch = { id, start: offset, end: offset + inline.nodeSize };
        open.set(id, stretch);
        done.push(stretch);
      }
    }
  });
  return done;
}
