/** Reading a flat text as blocks. Indexes are Yjs indexes: UTF-16 units, an embed counts one. */
import type * as Y from 'yjs';
import { type Attributes, blockValueOf, marksOf, NEWLINE } from './block.ts';

/** One operation of `Y.Text.toDelta()`. */
export interface InsertedRun {
  insert: string | object;
  attributes?: Attributes;
}

/** Characters under the same marks. An embed is a run of its own whose text is U+FFFC. */
export interface TextRun {
  text: string;
  attributes: Attributes;
  embed?: object;
}

export interface TextBlock {
  type: string;
  /** The block's own attributes, without its type and nonce. */
  attrs: Attributes;
  /** Index of the first character. */
  start: number;
  /** Index of the newline; the length of the text where the last newline is missing. */
  end: number;
  /** False for the last block while its newline is missing. */
  closed: boolean;
  runs: TextRun[];
}

export const EMBED_CHARACTER = '\ufffc';

function openBlock(start: number): TextBlock {
  return { type: 'paragraph', attrs: {}, start, end: start, closed: false, runs: [] };
}

function closeBlock(block: TextBlock, attributes: Attributes | undefined): void {
  const { t, ...attrs } = blockValueOf(attributes);
  block.type = t;
  block.attrs = attrs;
  block.closed = true;
}

function addRun(block: TextBlock, run: TextRun): void {
  if (run.text === '') return;
  block.runs.push(run);
  block.end += run.text.length;
}

/** The blocks of a delta that holds insertions only. */
export function blocksOfDelta(delta: readonly InsertedRun[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  let block = openBlock(0);
  for (const { insert, attributes } of delta) {
    if (typeof insert !== 'string') {
      addRun(block, { text: EMBED_CHARACTER, attributes: marksOf(attributes), embed: insert });
      continue;
    }
    const [first = '', ...rest] = insert.split(NEWLINE);
    addRun(block, { text: first, attributes: marksOf(attributes) });
    for (const part of rest) {
      closeBlock(block, attributes);
      blocks.push(block);
      block = openBlock(block.end + 1);
      addRun(block, { text: part, attributes: marksOf(attributes) });
    }
  }
  if (block.runs.length > 0) blocks.push(block);
  return blocks;
}

/** The blocks of the article; an empty text has none. */
export function readBlocks(text: Y.Text): TextBlock[] {
  return blocksOfDelta(text.toDelta() as InsertedRun[]);
}

/** A block's characters, hard breaks as U+2028 and embeds as U+FFFC, so that lengths are those of the text. */
export function textOf(block: TextBlock): string {
  return block.runs.map((run) => run.text).join('');
}
