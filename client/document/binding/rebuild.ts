/** The way back when a document and its text have parted: replace the smallest run of blocks that differs. */
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';

function equalBlocks(a: Node, b: Node): [head: number, tail: number] {
  const shorter = Math.min(a.childCount, b.childCount);
  let head = 0;
  while (head < shorter && a.child(head).eq(b.child(head))) head += 1;
  let tail = 0;
  while (tail < shorter - head && a.child(a.childCount - 1 - tail).eq(b.child(b.childCount - 1 - tail))) tail += 1;
  return [head, tail];
}

function sizeOf(blocks: readonly Node[]): number {
  return blocks.reduce((sum, block) => sum + block.nodeSize, 0);
}

/** Inside one block that kept its type, only the characters that differ. */
function replaceInside(transaction: Transaction, position: number, old: Node, wanted: Node): void {
  const from = old.content.findDiffStart(wanted.content);
  const ends = old.content.findDiffEnd(wanted.content);
  if (from === null || !ends) return;
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  const slice = new Slice(wanted.content.cut(from, ends.b + overlap), 0, 0);
  transaction.step(new ReplaceStep(position + 1 + from, position + 1 + ends.a + overlap, slice));
}

/** Makes the document of `transaction` equal to `wanted`. */
export function rebuild(transaction: Transaction, wanted: Node): void {
  const { doc } = transaction;
  const [head, tail] = equalBlocks(doc, wanted);
  const old = doc.children.slice(head, doc.childCount - tail);
  const now = wanted.children.slice(head, wanted.childCount - tail);
  const position = sizeOf(doc.children.slice(0, head));
  const [oldOnly, nowOnly] = [old[0], now[0]];
  if (old.length === 1 && now.length === 1 && oldOnly && nowOnly?.sameMarkup(oldOnly)) {
    replaceInside(transaction, position, oldOnly, nowOnly);
    return;
  }
  if (old.length === 0 && now.length === 0) return;
  const slice = new Slice(Fragment.fromArray(now), 0, 0);
  transaction.step(new ReplaceStep(position, position + sizeOf(old), slice));
}
