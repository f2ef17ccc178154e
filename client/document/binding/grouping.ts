/** When a change starts an undo step of its own: if it does not touch what was changed last. Time is the undo manager's. */

import type { Transaction } from '@tiptap/pm/state';
import type { Mapping } from '@tiptap/pm/transform';

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
  private last: Range[] = [];

  /** Keeps the place of the last change while others' changes move it. */
  follow(mapping: Mapping): void {
    this.last = this.last.map(({ from, to }) => ({ from: mapping.map(from, 1), to: mapping.map(to, -1) }));
  }

  /** Takes in a change of one's own. @returns whether it is apart from the one before. */
  isApart(transaction: Transaction): boolean {
    let touches = false;
    transaction.mapping.maps[0]?.forEach((from, to) => {
      touches ||= this.last.some((range) => from <= range.to && to >= range.from);
    });
    this.last = lastRanges(transaction);
    return !touches;
  }
}
