/** The document that shows a flat text, and whether two documents show the same. */
import { Fragment, Mark, type Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { NEWLINE } from '../../../shared/text/block.ts';
import type { InsertedRun } from '../../../shared/text/blocks.ts';
import type { FlatCodec } from './codec.ts';
import { stableJson } from './stable.ts';

export interface Rendering {
  doc: Node;
  /** True while the text lacks its last newline; the document shows a virtual paragraph there. */
  open: boolean;
}

/** Text nodes under the same marks become one, as ProseMirror wants them. */
export function joinedText(nodes: readonly Node[]): Node[] {
  const joined: Node[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (last?.isText && node.isText && Mark.sameSet(last.marks, node.marks)) {
      joined[joined.length - 1] = node.type.schema.text(`${last.text ?? ''}${node.text ?? ''}`, node.marks);
    } else joined.push(node);
  }
  return joined;
}

export function renderText(codec: FlatCodec, text: Y.Text): Rendering {
  const blocks: Node[] = [];
  let content: Node[] = [];
  for (const { insert, attributes } of text.toDelta() as InsertedRun[]) {
    const [first = '', ...rest] = typeof insert === 'string' ? insert.split(NEWLINE) : [insert];
    content.push(...codec.inline(first, attributes));
    for (const part of rest) {
      blocks.push(codec.block(attributes, joinedText(content)));
      content = codec.inline(part, attributes);
    }
  }
  const open = content.length > 0 || blocks.length === 0;
  if (open) blocks.push(codec.paragraphWith(joinedText(content)));
  return { doc: codec.schema.topNodeType.create(null, Fragment.fromArray(blocks)), open };
}

function blockSignature(block: Node): string {
  let signature = `${block.type.name}${stableJson(block.attrs)}`;
  let lastMarks: string | null = null;
  block.forEach((node) => {
    const marks = node.marks
      .map((mark) => `${mark.type.name}${stableJson(mark.attrs)}`)
      .sort()
      .join();
    if (marks !== lastMarks) signature += `\n  <${marks}>`;
    signature += node.isText ? (node.text ?? '') : `{${node.type.name}${stableJson(node.attrs)}}`;
    lastMarks = marks;
  });
  return signature;
}

/** A document as text for comparison and for messages; the order of marks does not count. */
export function signatureOf(doc: Node): string {
  return doc.children.map(blockSignature).join('\n');
}

export function isSameDocument(a: Node, b: Node): boolean {
  return a.eq(b) || signatureOf(a) === signatureOf(b);
}
