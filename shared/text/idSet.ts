/** A set of Yjs ids, kept as ranges of clocks per client. */

interface ClockRange {
  from: number;
  to: number;
}

function merged(ranges: ClockRange[]): ClockRange[] {
  const joined: ClockRange[] = [];
  for (const range of ranges.sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else joined.push({ ...range });
  }
  return joined;
}

/** The first range that ends behind `clock`: the one that holds it, or the next. Ranges are in order and apart. */
function rangeAt(ranges: readonly ClockRange[], clock: number): ClockRange | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.to ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  return ranges[low];
}

export class IdSet {
  private readonly byClient = new Map<number, ClockRange[]>();

  add(client: number, clock: number, length: number): void {
    const known = this.byClient.get(client) ?? [];
    const added = { from: clock, to: clock + length };
    const last = known.at(-1);
    if (!last) this.byClient.set(client, [added]);
    else if (last.to < clock) known.push(added);
    else if (last.to === clock) last.to = added.to;
    else if (!this.holds(client, clock, length)) this.byClient.set(client, merged([...known, added]));
  }

  has(client: number, clock: number): boolean {
    return this.touches(client, clock, 1);
  }

  /** Whether any of `length` ids from `clock` on is in the set. */
  touches(client: number, clock: number, length: number): boolean {
    const range = rangeAt(this.byClient.get(client) ?? [], clock);
    return range !== undefined && range.from < clock + length;
  }

  /** How many ids from `clock` on, at most `length`, are alike: all in the set or all outside it. */
  alikeFrom(client: number, clock: number, length: number): number {
    const range = rangeAt(this.byClient.get(client) ?? [], clock);
    if (!range) return length;
    const edge = range.from > clock ? range.from : range.to;
    return Math.min(length, edge - clock);
  }

  private holds(client: number, clock: number, length: number): boolean {
    return this.has(client, clock) && this.alikeFrom(client, clock, length) === length;
  }
}
