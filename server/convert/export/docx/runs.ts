/**
 * The inside of a paragraph: a block's words cut wherever a comment or a change begins or ends. At one place, the order is:
 * what a change brings, the ends of all ranges, only then their references, then the beginnings; a reference between two
 * ends would put itself into the range that is still open.
 */
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  ExternalHyperlink,
  InsertedTextRun,
  type IRunOptions,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { LINE_SEPARATOR } from '../../../../shared/text/block.ts';
import { EMBED_CHARACTER, type TextRun as Run, type TextBlock } from '../../../../shared/text/blocks.ts';
import { linkOf } from '../groups.ts';
import type { TrackedChange } from './changes.ts';
import type { CommentRange } from './comments.ts';
import { xmlText } from './xmlText.ts';

export interface Marked {
  ranges: readonly CommentRange[];
  changes: readonly TrackedChange[];
  /** Comments without words, at the very end of this paragraph. */
  atEnd: readonly number[];
  /** Who made a suggestion, by name. */
  nameOf(person: string): string;
}

type Look = Pick<IRunOptions, 'bold' | 'italics' | 'style'>;
/** How a change is signed; numbers of changes are the document's own. */
type Signed = { id: number; author: string; date: string };

/** Word's moments have no milliseconds. */
const wordMoment = (at: string) => at.replace(/\.\d+Z$/, 'Z');

function lookOf({ attributes }: Run, isLink: boolean): Look {
  return {
    ...(attributes['bold'] ? { bold: true } : {}),
    ...(attributes['italic'] ? { italics: true } : {}),
    ...(isLink ? { style: 'Hyperlink' } : {}),
  };
}

/** Lines of words, each but the first behind a break. */
function pieces(text: string, look: Look): IRunOptions[] {
  const lines = xmlText(text.replaceAll(EMBED_CHARACTER, '')).split(LINE_SEPARATOR);
  return lines.map((line, at) => ({ ...look, text: line, ...(at > 0 ? { break: 1 } : {}) }));
}

const starts = (ids: readonly number[]) => ids.map((id) => new CommentRangeStart(id));
/** All ends, and only then the references. */
const ends = (ids: readonly number[]) => [
  ...ids.map((id) => new CommentRangeEnd(id)),
  ...ids.map((id) => new TextRun({ children: [new CommentReference(id)] })),
];

class RunWriter {
  readonly children: ParagraphChild[] = [];
  private readonly marked: Marked;
  private readonly numbers: () => number;
  /** Of the words written last: what a change brings looks like what it replaces. */
  private look: Look = {};

  constructor(marked: Marked, numbers: () => number) {
    this.marked = marked;
    this.numbers = numbers;
  }

  /** What stands at a place, before the words that follow it. */
  at(index: number): void {
    const { ranges, changes } = this.marked;
    for (const change of changes) {
      if (change.to !== index || change.insert === '') continue;
      const signed = this.signed(change);
      this.children.push(
        ...pieces(change.insert, this.look).map((piece) => new InsertedTextRun({ ...piece, ...signed })),
      );
    }
    this.children.push(...ends(ranges.filter(({ to }) => to === index).flatMap(({ ids }) => ids)));
    this.children.push(...starts(ranges.filter(({ from }) => from === index).flatMap(({ ids }) => ids)));
  }

  words(text: string, run: Run, from: number): void {
    const href = linkOf(run);
    this.look = lookOf(run, false);
    const change = this.marked.changes.find((each) => each.from <= from && from < each.to);
    const all = pieces(text, lookOf(run, href !== null));
    const runs = change
      ? all.map((piece) => new DeletedTextRun({ ...piece, ...this.signed(change) }))
      : all.map((piece) => new TextRun(piece));
    if (href === null) this.children.push(...runs);
    else this.children.push(new ExternalHyperlink({ link: xmlText(href), children: runs }));
  }

  private signed({ suggestion: { opener, openedAt } }: TrackedChange): Signed {
    return { id: this.numbers(), author: xmlText(this.marked.nameOf(opener)), date: wordMoment(openedAt) };
  }
}

/** @param numbers gives each change a number that no other in the document has. */
export function runsOf(block: TextBlock, marked: Marked, numbers: () => number): ParagraphChild[] {
  const all = [...marked.ranges, ...marked.changes].flatMap(({ from, to }) => [from, to]);
  const cuts = new Set(all.filter((index) => block.start <= index && index <= block.end));
  const writer = new RunWriter(marked, numbers);
  let index = block.start;
  for (const run of block.runs) {
    let from = 0;
    for (let to = 1; to <= run.text.length; to += 1) {
      if (to < run.text.length && !cuts.has(index + to)) continue;
      if (cuts.has(index + from)) writer.at(index + from);
      writer.words(run.text.slice(from, to), run, index + from);
      from = to;
    }
    index += run.text.length;
  }
  if (cuts.has(block.end)) writer.at(block.end);
  return [...writer.children, ...starts(marked.atEnd), ...ends(marked.atEnd)];
}
