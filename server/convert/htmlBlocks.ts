/** Collects runs of text into flat blocks while a tree is walked. */
import { LINE_SEPARATOR } from '../../shared/text/block.ts';
import type { NewBlock, NewRun } from '../../shared/text/build.ts';

export type Marks = NonNullable<NewRun['marks']>;

export interface BlockKind {
  type: string;
  attrs?: Record<string, unknown>;
}

const sameMarks = (a: Marks | undefined, b: Marks | undefined) => JSON.stringify(a ?? {}) === JSON.stringify(b ?? {});

/** Cuts white space off a block's edges and empty runs with it. */
function trimmed(runs: readonly NewRun[]): NewRun[] {
  const kept = runs.map((run) => ({ ...run }));
  for (let first = kept[0]; first; first = kept[0]) {
    first.text = first.text.replace(/^[ \t\u2028]+/, '');
    if (first.text !== '') break;
    kept.shift();
  }
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    last.text = last.text.replace(/[ \t\u2028]+$/, '');
    if (last.text !== '') break;
    kept.pop();
  }
  return kept;
}

export class BlockCollector {
  readonly blocks: NewBlock[] = [];
  private kind: BlockKind = { type: 'paragraph' };
  private runs: NewRun[] = [];

  /** Ends the block being written, if it has words; what comes next is of this kind. */
  begin(kind: BlockKind): void {
    const runs = trimmed(this.runs);
    this.runs = [];
    if (runs.length > 0) this.blocks.push({ ...this.kind, runs });
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
    const before = this.runs.at(-1);
    const isAfterSpace = !before || /[ \u2028]$/.test(before.text);
    this.push(isAfterSpace && !preformatted ? shown.replace(/^ /, '') : shown, marks);
  }

  lineBreak(marks: Marks): void {
    this.push(LINE_SEPARATOR, marks);
  }

  private push(text: string, marks: Marks): void {
    if (text === '') return;
    const before = this.runs.at(-1);
    if (before && sameMarks(before.marks, marks)) before.text += text;
    else this.runs.push({ text, ...(Object.keys(marks).length > 0 ? { marks } : {}) });
  }
}
