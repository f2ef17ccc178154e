/**
 * What became of a text from one reading to the next. Characters never change places in a `Y.Text`: those that stand in
 * both readings stand in the same order, so one walk over both finds every change, however far apart they are.
 */
import type { Coverage, Piece } from './covered.ts';
import type { Range } from './range.ts';

/** Characters that are new, in the later reading; `was` are those that they stand in the place of, in the earlier. */
export interface Change extends Range {
  was: Range;
}

/** Walks over the characters of a reading, as many at a time as have consecutive ids. */
class Walk {
  client = 0;
  clock = 0;
  /** Characters left in the present piece; 0 at the end of the text. */
  left = 0;
  index = 0;
  private readonly pieces: readonly Piece[];
  private next = 0;

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
    this.enter();
  }

  go(count: number): void {
    this.clock += count;
    this.index += count;
    this.left -= count;
    if (this.left === 0) this.enter();
  }

  private enter(): void {
    const piece = this.pieces[this.next];
    this.next += 1;
    if (piece) ({ client: this.client, clock: this.clock, length: this.left } = piece);
  }
}

function isSame(a: Walk, b: Walk): boolean {
  return a.left > 0 && b.left > 0 && a.client === b.client && a.clock === b.clock;
}

/** How many of the next characters of `later` were not there before. */
function newAhead(before: Coverage, { client, clock, left }: Walk): number {
  const gap = left > 0 ? before.missing([[client, clock, left]])[0] : undefined;
  return gap?.[1] === clock ? gap[2] : 0;
}

/** How many of the next characters of `earlier` have gone, if the next of `later` stood there before. */
function goneAhead(earlier: Walk, later: Walk): number {
  const ahead = later.clock - earlier.clock;
  const isBehind = later.left > 0 && later.client === earlier.client && ahead > 0 && ahead < earlier.left;
  return isBehind ? ahead : earlier.left;
}

/** In the order of the text, apart from one another. */
export function changesBetween(before: Coverage, now: Coverage): Change[] {
  const earlier = new Walk(before.pieces);
  const later = new Walk(now.pieces);
  const changes: Change[] = [];
  while (earlier.left > 0 || later.left > 0) {
    const start = { is: later.index, was: earlier.index };
    while (!isSame(earlier, later) && (earlier.left > 0 || later.left > 0)) {
      const count = newAhead(before, later);
      if (count > 0) later.go(count);
      else earlier.go(goneAhead(earlier, later));
    }
    if (later.index > start.is || earlier.index > start.was) {
      changes.push({ start: start.is, end: later.index, was: { start: start.was, end: earlier.index } });
    }
    const same = Math.min(earlier.left, later.left);
    if (same > 0) {
      earlier.go(same);
      later.go(same);
    }
  }
  return changes;
}
