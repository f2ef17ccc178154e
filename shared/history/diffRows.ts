/** What differs between two versions, paragraph by paragraph, as a reader is shown it. Pure. */
import { NEWLINE } from '../text/block.ts';
import { type Hunk, phrases } from '../text/wordDiff.ts';

/** A stretch of one of the two texts, in UTF-16 units of it; what is the same has its place in the text after. */
interface DiffPart {
  kind: 'same' | 'out' | 'in';
  start: number;
  end: number;
}

export interface DiffRow {
  /** A paragraph that is the same in words, one that was changed, and one that stands in one of the texts alone. */
  kind: 'same' | 'changed' | 'in' | 'out';
  /** Where its first character stands in the text before and after; null where it is not in it. */
  before: number | null;
  after: number | null;
  parts: DiffPart[];
}

interface OpenRow {
  before: number;
  after: number;
  parts: DiffPart[];
}

/** Cuts a stretch behind each line end. */
function* lines(text: string, start: number, end: number): Generator<[start: number, end: number, isClosed: boolean]> {
  for (let at = start; at < end; ) {
    const newline = text.indexOf(NEWLINE, at);
    const until = newline < 0 || newline >= end ? end : newline + 1;
    yield [at, until, until <= end && text[until - 1] === NEWLINE];
    at = until;
  }
}

class Rows {
  readonly done: DiffRow[] = [];
  private open: OpenRow | null = null;
  private readonly before: string;
  private readonly after: string;
  private place = { before: 0, after: 0 };

  constructor(before: string, after: string) {
    this.before = before;
    this.after = after;
  }

  same(length: number): void {
    for (const [start, end, isClosed] of lines(this.after, this.place.after, this.place.after + length)) {
      this.add({ kind: 'same', start, end });
      this.place.after = end;
      this.place.before += end - start;
      if (isClosed) this.close();
    }
  }

  /** A paragraph that stands in one of the texts alone is a row by itself. */
  other(kind: 'in' | 'out', length: number): void {
    const side = kind === 'in' ? 'after' : 'before';
    for (const [start, end, isClosed] of lines(this[side], this.place[side], this.place[side] + length)) {
      this.add({ kind, start, end });
      this.place[side] = end;
      if (isClosed && this.open?.parts.every((part) => part.kind === kind)) this.close();
    }
  }

  private add(part: DiffPart): void {
    this.open ??= { ...this.place, parts: [] };
    this.open.parts.push(part);
  }

  close(): void {
    if (!this.open) return;
    const { before, after, parts } = this.open;
    const kinds = new Set(parts.map(({ kind }) => kind));
    const [only] = kinds;
    const kind = kinds.size === 1 && only ? only : 'changed';
    this.done.push({ kind, before: kind === 'in' ? null : before, after: kind === 'out' ? null : after, parts });
    this.open = null;
  }
}

/** @param hunks that make `after` of `before`. Every character of both is in exactly one part. */
export function diffRows(before: string, after: string, hunks: readonly Hunk[]): DiffRow[] {
  const rows = new Rows(before, after);
  let at = 0;
  for (const { from, to, insert } of phrases(before, hunks)) {
    rows.same(from - at);
    rows.other('out', to - from);
    rows.other('in', insert.length);
    at = to;
  }
  rows.same(before.length - at);
  rows.close();
  return rows.done;
}
