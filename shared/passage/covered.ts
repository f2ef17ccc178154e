/**
 * What the text says about its passages, read in one pass over the items of the `Y.Text`: its characters, the ranges
 * that carry each passage key, and the Yjs id of every character. A snapshot: it does not follow later changes.
 */
import * as Y from 'yjs';
import { PASSAGE_PREFIX } from '../text/block.ts';
import { EMBED_CHARACTER } from '../text/blocks.ts';
import { mergeRanges, type Range } from './range.ts';

/** Yjs ids of consecutive characters. */
export type IdRun = [client: number, clock: number, length: number];

/** A piece of live text: `length` characters from `index` on have ids from `client`, `clock` on. */
export interface Piece {
  client: number;
  clock: number;
  length: number;
  index: number;
}

/** Collects the ranges of each key while the format markers pass by. */
class Marked {
  readonly ranges = new Map<string, Range[]>();
  private readonly since = new Map<string, number>();

  mark(key: string, on: boolean, index: number): void {
    if (!key.startsWith(PASSAGE_PREFIX)) return;
    const start = this.since.get(key);
    if (on && start === undefined) this.since.set(key, index);
    if (on || start === undefined) return;
    this.since.delete(key);
    this.add(key, start, index);
  }

  close(index: number): void {
    for (const [key, start] of this.since) this.add(key, start, index);
  }

  private add(key: string, start: number, end: number): void {
    if (end <= start) return;
    const id = key.slice(PASSAGE_PREFIX.length);
    const ranges = this.ranges.get(id) ?? [];
    const last = ranges.at(-1);
    if (last?.end === start) last.end = end;
    else ranges.push({ start, end });
    this.ranges.set(id, ranges);
  }
}

export class Coverage {
  /** The flat text, one unit per Yjs index; an embed is U+FFFC. */
  readonly text: string;
  /** In order and apart, per passage id; ids that nothing carries are missing. */
  readonly ranges: ReadonlyMap<string, readonly Range[]>;
  /** In the order of the text. */
  readonly pieces: readonly Piece[];
  private byClient: Map<number, Piece[]> | null = null;

  constructor(text: string, ranges: ReadonlyMap<string, readonly Range[]>, pieces: readonly Piece[]) {
    this.text = text;
    this.ranges = ranges;
    this.pieces = pieces;
  }

  rangesOf(id: string): readonly Range[] {
    return this.ranges.get(id) ?? [];
  }

  /** The ids of the characters in `ranges`, which are in order. */
  idsOf(ranges: readonly Range[]): IdRun[] {
    const runs: IdRun[] = [];
    for (const range of ranges) {
      for (let at = this.pieceAt(range.start); at < this.pieces.length; at += 1) {
        const piece = this.pieces[at];
        if (!piece || piece.index >= range.end) break;
        const start = Math.max(range.start, piece.index);
        const end = Math.min(range.end, piece.index + piece.length);
        const clock = piece.clock + start - piece.index;
        const last = runs.at(-1);
        if (last?.[0] === piece.client && last[1] + last[2] === clock) last[2] += end - start;
        else runs.push([piece.client, clock, end - start]);
      }
    }
    return runs;
  }

  /** Where the characters with these ids stand now; those that were deleted are missing. */
  whereAre(ids: readonly IdRun[]): Range[] {
    const found: Range[] = [];
    for (const [client, clock, length] of ids) {
      const pieces = this.piecesOf(client);
      for (let at = firstAfter(pieces, (piece) => piece.clock + piece.length <= clock); at < pieces.length; at += 1) {
        const piece = pieces[at];
        if (!piece || piece.clock >= clock + length) break;
        const from = Math.max(piece.clock, clock);
        const to = Math.min(piece.clock + piece.length, clock + length);
        found.push({ start: piece.index + from - piece.clock, end: piece.index + to - piece.clock });
      }
    }
    return mergeRanges(found);
  }

  /** Those of `ids` whose characters do not stand in this text. */
  missing(ids: readonly IdRun[]): IdRun[] {
    const gaps: IdRun[] = [];
    for (const [client, clock, length] of ids) {
      const pieces = this.piecesOf(client);
      let next = clock;
      for (
        let at = firstAfter(pieces, (piece) => piece.clock + piece.length <= clock);
        next < clock + length;
        at += 1
      ) {
        const piece = pieces[at];
        const from = Math.min(piece?.clock ?? Number.POSITIVE_INFINITY, clock + length);
        if (from > next) gaps.push([client, next, from - next]);
        next = piece ? piece.clock + piece.length : clock + length;
      }
    }
    return gaps;
  }

  /** The characters with consecutive ids that end at `index`; null at the start of the text. */
  pieceBefore(index: number): Range | null {
    const piece = this.pieces[this.pieceAt(index - 1)];
    return piece && index > 0 ? { start: piece.index, end: index } : null;
  }

  private pieceAt(index: number): number {
    return firstAfter(this.pieces, (piece) => piece.index + piece.length <= index);
  }

  private piecesOf(client: number): readonly Piece[] {
    if (!this.byClient) {
      this.byClient = Map.groupBy(this.pieces, (piece) => piece.client);
      for (const pieces of this.byClient.values()) pieces.sort((a, b) => a.clock - b.clock);
    }
    return this.byClient.get(client) ?? [];
  }
}

/** Index of the first piece for which `isBefore` no longer holds. */
function firstAfter(pieces: readonly Piece[], isBefore: (piece: Piece) => boolean): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece && isBefore(piece)) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function readCoverage(text: Y.Text): Coverage {
  const marked = new Marked();
  const pieces: Piece[] = [];
  const parts: string[] = [];
  let index = 0;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue;
    const content = item.content;
    if (content instanceof Y.ContentFormat) marked.mark(content.key, content.value !== null, index);
    if (!item.countable) continue;
    parts.push(content instanceof Y.ContentString ? content.str : EMBED_CHARACTER.repeat(item.length));
    pieces.push({ client: item.id.client, clock: item.id.clock, length: item.length, index });
    index += item.length;
  }
  marked.close(index);
  return new Coverage(parts.join(''), marked.ranges, pieces);
}
