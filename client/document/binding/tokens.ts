/** A stretch of a document as the units that the flat text holds for it, so that two stretches can be compared. */
import type { Node } from '@tiptap/pm/model';
import { type Attributes, type BlockValue, NEWLINE } from '../../../shared/text/block.ts';
import type { FlatCodec } from './codec.ts';
import { stableJson } from './stable.ts';

interface Styled {
  /** What two tokens of one place must share to be the same character: a UTF-16 unit, a newline, or an embed. */
  content: string;
  /** Inline attributes; for a newline those that run across it. */
  marks: Attributes;
  /** Equal for equal marks, or for a newline equal blocks. */
  style: string;
}

export type Token = Styled &
  ({ kind: 'unit' } | { kind: 'embed'; embed: object } | { kind: 'newline'; block: BlockValue });

interface Range {
  from: number;
  to: number;
}

function leafTokens(codec: FlatCodec, node: Node, position: number, { from, to }: Range): Token[] {
  const marks = codec.attributes(node.marks);
  const style = stableJson(marks);
  if (node.isText) {
    const units = (node.text ?? '').slice(Math.max(from - position, 0), to - position);
    return units.split('').map((content) => ({ kind: 'unit', content, marks, style }));
  }
  const leaf = codec.leaf(node);
  if (typeof leaf === 'string') return [{ kind: 'unit', content: leaf, marks, style }];
  return [{ kind: 'embed', content: stableJson(leaf), embed: leaf, marks, style }];
}

/** Marks on both sides of a block's end. The newline carries them, so that no pair of markers in the middle can bleed. */
function marksAcross(codec: FlatCodec, block: Node, next: Node | null): Attributes {
  const right = next?.firstChild?.marks ?? [];
  return codec.attributes((block.lastChild?.marks ?? []).filter((mark) => mark.isInSet(right)));
}

function newlineToken(codec: FlatCodec, doc: Node, number: number): Token {
  const node = doc.child(number);
  const block = codec.blockValue(node);
  const marks = marksAcross(codec, node, doc.maybeChild(number + 1));
  return { kind: 'newline', content: NEWLINE, block, marks, style: stableJson(block) };
}

/** Tokens between two positions of `doc`; a block's newline stands for its closing position. */
export function tokensBetween(codec: FlatCodec, doc: Node, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  doc.forEach((block, position, number) => {
    const end = position + block.nodeSize - 1;
    if (end < from || position >= to) return;
    block.forEach((node, offset) => {
      const at = position + 1 + offset;
      if (at < to && at + node.nodeSize > from) tokens.push(...leafTokens(codec, node, at, { from, to }));
    });
    if (end < to) tokens.push(newlineToken(codec, doc, number));
  });
  return tokens;
}
