/** One step of the editor as operations on the flat text. */
import type { Node } from '@tiptap/pm/model';
import { AddMarkStep, RemoveMarkStep, type Step } from '@tiptap/pm/transform';
import type * as Y from 'yjs';
import type { FlatCodec } from './codec.ts';
import { blockAround, textIndexOf } from './positions.ts';
import { stableJson } from './stable.ts';
import { tokensBetween } from './tokens.ts';
import { formatNewline, writeTokens } from './writing.ts';

/** Positions `fromA..toA` of the document before became `fromB..toB` of the document after. */
interface ChangedRange {
  fromA: number;
  toA: number;
  fromB: number;
  toB: number;
}

export interface LocalStep {
  step: Step;
  before: Node;
  after: Node;
}

function changedRanges(step: Step): ChangedRange[] {
  const ranges: ChangedRange[] = [];
  step.getMap().forEach((fromA, toA, fromB, toB) => {
    ranges.push({ fromA, toA, fromB, toB });
  });
  // A step that changes a node's attributes or marks in place has an empty map.
  if (ranges.length === 0 && 'pos' in step && typeof step.pos === 'number') {
    ranges.push({ fromA: step.pos, toA: step.pos + 1, fromB: step.pos, toB: step.pos + 1 });
  }
  return ranges;
}

/** Whether `position` lies inside a surrogate pair, which must not be cut: Yjs would write U+FFFD for everyone. */
function cutsPair(doc: Node, position: number): boolean {
  const block = blockAround(doc, position);
  if (!block) return false;
  const at = position - block.position - 1;
  if (at < 1 || at >= block.node.content.size) return false;
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(block.node.textBetween(at - 1, at + 1, '', '\ufffc'));
}

function widened(doc: Node, range: ChangedRange): ChangedRange {
  const atStart = cutsPair(doc, range.fromA) ? 1 : 0;
  const atEnd = cutsPair(doc, range.toA) ? 1 : 0;
  return {
    fromA: range.fromA - atStart,
    fromB: range.fromB - atStart,
    toA: range.toA + atEnd,
    toB: range.toB + atEnd,
  };
}

function writeMark(text: Y.Text, codec: FlatCodec, step: AddMarkStep | RemoveMarkStep, before: Node): boolean {
  const { from, to } = step;
  const range = widened(before, { fromA: from, toA: to, fromB: from, toB: to });
  const start = textIndexOf(before, range.fromA);
  const [key, value] = codec.attribute(step.mark);
  const length = textIndexOf(before, range.toA) - start;
  if (length > 0) text.format(start, length, { [key]: step instanceof AddMarkStep ? value : null });
  return range.fromA === from && range.toA === to;
}

/**
 * Writes one changed range. The newline behind it stays, and takes another block only where the editor's block changed
 * (a split, a join, another type); at the end of a block it is compared with the rest, so that Enter keeps the old one.
 * @param retyped text indexes of newlines that this step has given their block already
 */
function writeRange(
  text: Y.Text,
  codec: FlatCodec,
  { before, after }: LocalStep,
  found: ChangedRange,
  retyped: Set<number>,
) {
  const range = widened(before, found);
  const closing = blockAround(before, range.toA);
  if (closing) {
    const end = closing.position + closing.node.nodeSize - 1;
    const now = blockAround(after, range.toB);
    if (end === range.toA) {
      range.toA += 1;
      range.toB += 1;
    } else if (now) {
      const [was, is] = [codec.blockValue(closing.node), codec.blockValue(now.node)];
      const index = textIndexOf(before, end);
      if (stableJson(was) !== stableJson(is) && !retyped.has(index)) formatNewline(text, index, is);
      retyped.add(index);
    }
  }
  const index = textIndexOf(before, range.fromA);
  const old = tokensBetween(codec, before, range.fromA, range.toA);
  if (old.length === 1 && old[0]?.kind === 'newline' && retyped.has(index)) return true;
  const now = tokensBetween(codec, after, range.fromB, range.toB);
  for (const [place, token] of old.entries()) if (token.kind === 'newline') retyped.add(index + place);
  return writeTokens(text, index, old, now);
}

/**
 * Writes one step into the text, which must stand for `before`.
 * @returns whether the text now stands for `after`; if not, the editor has to be brought back in line.
 */
export function writeStep(text: Y.Text, codec: FlatCodec, local: LocalStep): boolean {
  const { step, before } = local;
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return writeMark(text, codec, step, before);
  const retyped = new Set<number>();
  const ranges = changedRanges(step).reverse();
  return ranges.map((range) => writeRange(text, codec, local, range, retyped)).every(Boolean);
}
