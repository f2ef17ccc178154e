/** Ranges of Yjs indexes, end not included. */
export interface Range {
  start: number;
  end: number;
}

export function lengthOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, range) => sum + range.end - range.start, 0);
}

export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The same indexes as ranges in order, none empty, none touching the next. */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  const inOrder = ranges.filter((range) => range.end > range.start).sort((a, b) => a.start - b.start);
  for (const range of inOrder) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}

/** What of `ranges` is in none of `taken`. */
export function withoutRanges(ranges: readonly Range[], taken: readonly Range[]): Range[] {
  let left = mergeRanges(ranges);
  for (const hole of taken) {
    left = left.flatMap((range) =>
      overlaps(range, hole)
        ? [
            { start: range.start, end: hole.start },
            { start: hole.end, end: range.end },
          ].filter((part) => part.end > part.start)
        : [range],
    );
  }
  return left;
}

/** What of `ranges` lies inside `frame`. */
export function within(ranges: readonly Range[], frame: Range): Range[] {
  return ranges
    .map((range) => ({ start: Math.max(range.start, frame.start), end: Math.min(range.end, frame.end) }))
    .filter((range) => range.end > range.start);
}
