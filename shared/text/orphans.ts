/**
 * Finds words that were typed inside a block while somebody else deleted it. They survive, since their author's words are
 * never lost, but stand glued to the start of the next block. Which of the two changes arrives first decides how they look:
 *
 * - the deletion comes second: it takes what stood on both sides of the words, and the newline behind them, at once;
 * - the words come second: they were typed in front of a character that was deleted before, and so was the newline of
 *   their block, while nothing alive stands between them and the newline before.
 *
 * A person who joins two blocks, or replaces a block by typing, makes neither pattern.
 */
import * as Y from 'yjs';
import { NEWLINE, stampedNewline } from './block.ts';
import type { TextChange } from './change.ts';
import { IdSet } from './idSet.ts';

/** Orphaned characters from `index` on. */
export interface OrphanRun {
  index: number;
  length: number;
}

function isAlive(item: Y.Item): boolean {
  return !item.deleted && item.countable;
}

function isNewline(item: Y.Item): boolean {
  return item.content instanceof Y.ContentString && item.content.str === NEWLINE;
}

/** The items from `from` on, not counting it, in one direction. */
function* walk(from: Y.Item, direction: 'left' | 'right'): Generator<Y.Item> {
  for (let item = from[direction]; item; item = item[direction]) yield item;
}

/** Live items before `item` within its block, the nearest first. */
function* aliveBefore(item: Y.Item): Generator<Y.Item> {
  for (const before of walk(item, 'left')) {
    if (!isAlive(before)) continue;
    if (isNewline(before)) return;
    yield before;
  }
}

export class OrphanWatch {
  private readonly text: Y.Text;
  /** Ids of all newlines there ever were; a deleted one has lost its content, not its id. */
  private readonly newlines = new IdSet();

  constructor(text: Y.Text) {
    this.text = text;
    for (let item = text._start; item; item = item.right) this.learnItem(item);
  }

  /** To be told of every change, those of the server among them. */
  learn({ added }: TextChange): void {
    for (const item of added) this.learnItem(item);
  }

  /** To be called for every change that a person made, when it has been learnt. */
  orphansAfter({ event, added, deleted }: TextChange): OrphanRun[] {
    const words = new Set<Y.Item>();
    for (const item of deleted) for (const word of this.leftBetween(event, item)) words.add(word);
    for (const item of added) if (this.arrivedLate(event, item)) words.add(item);
    return words.size > 0 ? this.runsOf(words) : [];
  }

  private learnItem(item: Y.Item): void {
    if (isNewline(item)) this.newlines.add(item.id.client, item.id.clock, item.length);
  }

  private wasNewline({ id, length }: Y.Item): boolean {
    return this.newlines.touches(id.client, id.clock, length);
  }

  /** What a deletion left alive between the start of a block and its newline, both of which it took. */
  private leftBetween(event: Y.YTextEvent, deleted: Y.Item): Y.Item[] {
    if (!this.wasNewline(deleted)) return [];
    const words = [...aliveBefore(deleted)];
    const first = words.at(-1);
    if (!first || words.some((word) => event.adds(word))) return [];
    for (const before of walk(first, 'left')) {
      if (isAlive(before)) return [];
      if (before.deleted && before.countable && !this.wasNewline(before) && event.deletes(before)) return words;
    }
    return [];
  }

  /** Whether words came for a block that was gone already. */
  private arrivedLate(event: Y.YTextEvent, item: Y.Item): boolean {
    if (!isAlive(item) || isNewline(item) || !item.rightOrigin) return false;
    for (const before of aliveBefore(item)) if (!event.adds(before)) return false;
    let lostNewline = false;
    for (const behind of walk(item, 'right')) {
      if (isAlive(behind)) {
        if (!event.adds(behind)) return lostNewline;
        if (isNewline(behind)) return false;
      } else if (behind.deleted && this.wasNewline(behind)) lostNewline ||= !event.deletes(behind);
    }
    return false;
  }

  private runsOf(words: ReadonlySet<Y.Item>): OrphanRun[] {
    const runs: OrphanRun[] = [];
    let index = 0;
    for (let item = this.text._start; item; item = item.right) {
      if (!isAlive(item)) continue;
      const last = runs.at(-1);
      if (words.has(item)) {
        if (last && last.index + last.length === index) last.length += item.length;
        else runs.push({ index, length: item.length });
      }
      index += item.length;
    }
    return runs;
  }
}

/**
 * Sets orphaned words off as paragraphs of their own, with the attribute `orphan: true` for the editor to point at.
 * Indexes are those of the text right after the change; call it inside one transaction.
 */
export function setOff(text: Y.Text, orphans: readonly OrphanRun[]): void {
  for (const { index, length } of orphans.toReversed()) {
    text.insert(index + length, NEWLINE, stampedNewline(text, { t: 'paragraph', orphan: true }));
  }
}
