/** Collects runs of text into flat blocks while a tree is walked. */
import { LINE_SEPARATOR } from '../../shared/text/block.ts';
import type { NewBlock, NewRun } from '../../shared/text/build.ts';

export type Marks = NonNullable<NewRun['marks']>;

export interface BlockKind {
  type: string;
  attrs?: Record<string, unknown>;
}

const NONE: Marks = {};
const isBare = (marks: Marks) => Object.keys(marks).length === 0;
/** White space that no thread stands on; programs set off paragraphs with it. */
const isBlank = ({ text, marks = NONE }: NewRun) => isBare(marks) && text.trim() === '';
const sameMarks = (a: Marks, b: Marks) =>
  a === b || (isBare(a) && isBare(b)) || JSON.stringify(a) === JSON.stringify(b);

/** A regular expression anchored at the end would try every space of a long text. */
function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t\u2028'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Cuts white space off a block's edges and empty runs with it. */
function trimmed(runs: readonly NewRun[]): NewRun[] {
  const kept = runs.map((run) => ({ ...run }));
  for (let first = kept[0]; first; first = kept[0]) {
    first.text = first.text.replace(/^[ \t\u2028]+/, '');
    if (first.text !== '') break;
    kept.shift();
  }
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    last.text = withoutTail(last.text);
    if (last.text !== '') break;
    kept.pop();
  }
  return kept;
}

export class BlockCollector {
  readonly blocks: NewBlock[] = [];
  private kind: BlockKind = { type: 'paragraph' };
  private runs: NewRun[] = [];
  /** Last character written; reading it off a text that grows by thousands of pieces would copy the text each time. */
  private end = '';

  /** Ends the block being written, if it has words; what comes next is of this kind. */
  begin(kind: BlockKind): void {
    const runs = trimmed(this.runs);
    this.runs = [];
    this.end = '';
    if (!runs.every(isBlank)) this.blocks.push({ ...this.kind, runs });
    this.kind = kind;
  }

  /** A block without words of its own (a figure, an embed). */
  add(block: NewBlock, next: BlockKind): void {
    this.begin(next);
    this.blocks.push(block);
  }

  /** Words as HTML shows them: white space collapsed across elements, unless it is `preformatted`. */
  write(text: string, marks: Marks, preformatted: boolean): void {
    const shown = preformatted ? text.replace(/\r\n?|\n/g, LINE_SEPARATOR) : text.replace(/[ \t\r\n\f]+/g, ' ');
    const isAfterSpace = this.end === '' || this.end === ' ' || this.end === LINE_SEPARATOR;
    this.push(isAfterSpace && !preformatted ? shown.replace(/^ /, '') : shown, marks);
  }

  lineBreak(marks: Marks): void {
    this.push(LINE_SEPARATOR, marks);
  }

  private push(text: string, marks: Marks): void {
    if (text === '') return;
    this.end = text.slice(-1);
    const before = this.runs.at(-1);
    if (before && sameMarks(before.marks ?? NONE, marks)) before.text += text;
    else this.runs.push({ text, ...(isBare(marks) ? {} : { marks }) });
  }
}
