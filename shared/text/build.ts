/** Writing blocks into a flat text without an editor: import, demo articles, seeding and healing on the server. */
import * as Y from 'yjs';
import { type Attributes, LINE_SEPARATOR, marksOf, NEWLINE, stampedNewline } from './block.ts';

export interface NewRun {
  text: string;
  /** Inline attributes, such as `{bold: true}` or `{link: {href}}`. */
  marks?: Attributes;
}

export interface NewBlock {
  type: string;
  attrs?: Attributes;
  runs: NewRun[];
}

/**
 * Text as it may stand inside a block: line ends become hard breaks, half surrogate pairs U+FFFD, and NUL goes, which
 * PostgreSQL cannot store.
 */
function cleanText(text: string): string {
  return text
    .replaceAll('\0', '')
    .replace(/\r\n?|\n|\u2029/g, LINE_SEPARATOR)
    .toWellFormed();
}

/** Marks that stand on both sides of a newline; it carries them too, so that no pair of markers lies in the middle. */
function marksAcross(before: NewRun | undefined, after: NewRun | undefined): Attributes {
  const left = marksOf(before?.marks);
  const right = marksOf(after?.marks);
  const both = Object.entries(left).filter(([key, value]) => JSON.stringify(right[key]) === JSON.stringify(value));
  return Object.fromEntries(both);
}

interface Insertion {
  insert: string;
  attributes: Attributes;
}

function insertionsOf(text: Y.Text, blocks: readonly NewBlock[]): Insertion[] {
  let units = 0;
  return blocks.flatMap((block, place) => {
    const words = block.runs.map((run) => ({ insert: cleanText(run.text), attributes: marksOf(run.marks) }));
    units += words.reduce((sum, { insert }) => sum + insert.length, 1);
    const marks = marksAcross(block.runs.at(-1), blocks[place + 1]?.runs[0]);
    const newline = { ...marks, ...stampedNewline(text, { ...block.attrs, t: block.type }, units) };
    return [...words.filter(({ insert }) => insert !== ''), { insert: NEWLINE, attributes: newline }];
  });
}

/**
 * Writes `blocks` before the block that starts at `index`, in one transaction of the caller's or its own. One delta for
 * all of them: separate insertions would each walk from the beginning of the text, which takes minutes in a long one.
 * @returns the index behind the last block written.
 * @throws when the text is not inside a document.
 */
export function insertBlocks(text: Y.Text, index: number, blocks: readonly NewBlock[]): number {
  const { doc } = text;
  if (!doc) throw new Error('blocks can be written only into a text inside a document');
  const insertions = insertionsOf(text, blocks);
  const start = index > 0 ? [{ retain: index }] : [];
  doc.transact(() => text.applyDelta([...start, ...insertions]));
  return insertions.reduce((at, { insert }) => at + insert.length, index);
}

/** Gives a new article its first, empty paragraph. Done by the server alone: two clients would make two. */
export function seedText(text: Y.Text): void {
  if (text.length === 0) insertBlocks(text, 0, [{ type: 'paragraph', runs: [] }]);
}

/** Whether the text ends with a newline, as every text must that is not being changed at this moment. */
export function isClosed(text: Y.Text): boolean {
  let last: Y.Item | null = null;
  for (let item = text._start; item; item = item.right) {
    if (!item.deleted && item.countable) last = item;
  }
  return last?.content instanceof Y.ContentString && last.content.str.endsWith(NEWLINE);
}

/**
 * Puts back the last newline, which goes missing when one person joins the last two blocks while another deletes the
 * last. @returns whether it was missing.
 */
export function heal(text: Y.Text): boolean {
  if (isClosed(text)) return false;
  insertBlocks(text, text.length, [{ type: 'paragraph', runs: [] }]);
  return true;
}
