/**
 * When a change starts an undo step of its own, by the rules of ProseMirror's history: after a pause, or if it does not
 * touch what was changed last; never in the middle of a composition.
 */
import type { Transaction } from '@tiptap/pm/state';
import type { Mapping } from '@tiptap/pm/transform';

/** Keystrokes closer together than this, in milliseconds, are undone together; ProseMirror's own history waits as long. */
export const GROUP_WITHIN_MS = 500;

interface Range {
  from: number;
  to: number;
}

function lastRanges(transaction: Transaction): Range[] {
  const ranges: Range[] = [];
  transaction.mapping.maps.forEach((map, place) => {
    const rest = transaction.mapping.slice(place + 1);
    map.forEach((_fromA, _toA, from, to) => {
      ranges.push({ from: rest.map(from, -1), to: rest.map(to, 1) });
    });
  });
  return ranges;
}

export class UndoGrouping {
  private ranges: Range[] = [];
  private time = 0;
  private composition: unknown;

  /** Keeps the place of the last change while others' changes move it. */
  follow(mapping: Mapping): void {
    this.ranges = this.ranges.map(({ from, to }) => ({ from: mapping.map(from, 1), to: mapping.map(to, -1) }));
  }

  /** Takes in a change of one's own. @returns whether it is apart from the one before. */
  isApart(transaction: Transaction): boolean {
    const composition: unknown = transaction.getMeta('composition');
    const continues = composition !== undefined && composition === this.composition;
    const apart = transaction.time - this.time > GROUP_WITHIN_MS || !this.touchedBy(transaction);
    this.ranges = lastRanges(transaction);
    this.time = transaction.time;
    this.composition = composition;
    return apart && !continues;
  }

  private touchedBy(transaction: Transaction): boolean {
    let touches = false;
    transaction.mapping.maps[0]?.forEach((from, to) => {
      touches ||= this.ranges.some((range) => from <= range.to && to >= range.from);
    });
    return touches;
  }
}
