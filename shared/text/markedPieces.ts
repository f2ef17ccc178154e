/** The marked characters of a text as they hang on Yjs items and format markers, for one change of it. */
import * as Y from 'yjs';
import { NEWLINE } from './block.ts';
import type { TextChange } from './change.ts';

/** Characters of one item that carry `key`. */
export interface MarkedPiece {
  key: string;
  index: number;
  length: number;
  client: number;
  clock: number;
  /** The characters came with the change at hand. */
  isNew: boolean;
  /** They carried the key right before it. */
  wasMarked: boolean;
  /** The marker that turned the key on came with it. */
  startsNew: boolean;
  /** The marker that ends the run, or turns the key to another value, came with it. */
  endsNew: boolean;
  /** Both ends of the run came with the change: somebody marked from here to there. */
  isEnclosed: boolean;
  isNewline: boolean;
  /** Number of the run: which marker turned the key on. */
  run: number;
}

/** Characters that carried `key` before the change at hand. */
export type MarkedBefore = Pick<MarkedPiece, 'key' | 'client' | 'clock' | 'length'>;

export interface MarkedText {
  /** In the order of the text, for each key. */
  pieces: MarkedPiece[];
  before: MarkedBefore[];
}

interface OpenRun {
  run: number;
  startsNew: boolean;
  pieces: MarkedPiece[];
}

/** Passes the items of a text once and knows both what is marked now and what was before the change. */
class MarkerWalk implements MarkedText {
  readonly pieces: MarkedPiece[] = [];
  readonly before: MarkedBefore[] = [];
  private readonly open = new Map<string, OpenRun>();
  private readonly wasOpen = new Set<string>();
  private readonly change: TextChange;
  private index = 0;
  private runs = 0;

  constructor(change: TextChange) {
    this.change = change;
  }

  pass(item: Y.Item): void {
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      if (this.change.markers.has(content.key)) this.turn(item, content);
    } else if (!item.deleted && item.countable) this.cover(item);
  }

  private turn(item: Y.Item, { key, value }: Y.ContentFormat): void {
    const { event } = this.change;
    const startsNew = event.adds(item);
    if (!startsNew && (!item.deleted || event.deletes(item))) {
      if (value === null) this.wasOpen.delete(key);
      else this.wasOpen.add(key);
    }
    if (item.deleted) return;
    for (const piece of this.open.get(key)?.pieces ?? []) {
      piece.endsNew = startsNew;
      piece.isEnclosed = piece.startsNew && startsNew && value === null;
    }
    this.open.delete(key);
    this.runs += 1;
    if (value !== null) this.open.set(key, { run: this.runs, startsNew, pieces: [] });
  }

  private cover(item: Y.Item): void {
    const { client, clock } = item.id;
    const { length } = item;
    const { index } = this;
    this.index += length;
    if (this.open.size === 0 && this.wasOpen.size === 0) return;
    const isNew = this.change.event.adds(item);
    const isNewline = item.content instanceof Y.ContentString && item.content.str === NEWLINE;
    if (!isNew) for (const key of this.wasOpen) this.before.push({ key, client, clock, length });
    for (const [key, { run, startsNew, pieces }] of this.open) {
      const wasMarked = !isNew && this.wasOpen.has(key);
      const place = { key, run, index, length, client, clock };
      const piece = { ...place, isNew, wasMarked, startsNew, endsNew: false, isEnclosed: false, isNewline };
      pieces.push(piece);
      this.pieces.push(piece);
    }
  }
}

/** What carries, and carried, one of the marks whose markers the change brought or took. */
export function markedPieces(text: Y.Text, change: TextChange): MarkedText {
  const walk = new MarkerWalk(change);
  for (let item = text._start; item; item = item.right) walk.pass(item);
  return walk;
}
