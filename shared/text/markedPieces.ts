/** The marked characters of a text as they hang on Yjs items and format markers, for one change of it. */
import * as Y from 'yjs';
import { BLOCK_KEY, NEWLINE } from './block.ts';

/** Characters of one item that carry `key`. */
export interface MarkedPiece {
  key: string;
  index: number;
  length: number;
  client: number;
  clock: number;
  /** The characters came with the change at hand. */
  isNew: boolean;
  /** The marker that turned the key on came with it. */
  startsNew: boolean;
  /** The marker that ends the run, or turns the key to another value, came with it. */
  endsNew: boolean;
  isNewline: boolean;
  /** Number of the run: which marker turned the key on. */
  run: number;
}

interface OpenRun {
  run: number;
  startsNew: boolean;
  pieces: MarkedPiece[];
}

type IsNew = (item: Y.Item) => boolean;

class MarkerWalk {
  readonly pieces: MarkedPiece[] = [];
  private readonly open = new Map<string, OpenRun>();
  private readonly isNew: IsNew;
  private index = 0;
  private runs = 0;

  constructor(isNew: IsNew) {
    this.isNew = isNew;
  }

  pass(item: Y.Item): void {
    if (item.deleted) return;
    if (item.content instanceof Y.ContentFormat) this.turn(item, item.content);
    else if (item.countable) this.cover(item);
  }

  private turn(item: Y.Item, { key, value }: Y.ContentFormat): void {
    if (key === BLOCK_KEY) return;
    const startsNew = this.isNew(item);
    for (const piece of this.open.get(key)?.pieces ?? []) piece.endsNew = startsNew;
    this.open.delete(key);
    this.runs += 1;
    if (value !== null) this.open.set(key, { run: this.runs, startsNew, pieces: [] });
  }

  private cover(item: Y.Item): void {
    const isNewline = item.content instanceof Y.ContentString && item.content.str === NEWLINE;
    const { client, clock } = item.id;
    const { index } = this;
    this.index += item.length;
    for (const [key, { run, startsNew, pieces }] of this.open) {
      const isNew = this.isNew(item);
      const place = { key, run, index, length: item.length, client, clock };
      const piece = { ...place, isNew, startsNew, endsNew: false, isNewline };
      pieces.push(piece);
      this.pieces.push(piece);
    }
  }
}

/** In the order of the text, for each key; a block's own key is left out. */
export function markedPieces(text: Y.Text, isNew: IsNew): MarkedPiece[] {
  const walk = new MarkerWalk(isNew);
  for (let item = text._start; item; item = item.right) walk.pass(item);
  return walk.pieces;
}
