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

export class IdSet {
  private readonly byClient = new Map<number, ClockRange[]>();

  add(client: number, clock: number, length: number): void {
    const known = this.byClient.get(client) ?? [];
    const last = known.at(-1);
    if (last?.to === clock) last.to = clock + length;
    else this.byClient.set(client, merged([...known, { from: clock, to: clock + length }]));
  }

  has(client: number, clock: number): boolean {
    return (this.byClient.get(client) ?? []).some(({ from, to }) => clock >= from && clock < to);
  }

  /** Whether any of `length` ids from `clock` on is in the set. */
  touches(client: number, clock: number, length: number): boolean {
    return (this.byClient.get(client) ?? []).some(({ from, to }) => clock < to && clock + length > from);
  }

  /** How many ids from `clock` on, at most `length`, are alike: all in the set or all outside it. */
  alikeFrom(client: number, clock: number, length: number): number {
    const edges = (this.byClient.get(client) ?? []).flatMap(({ from, to }) => [from, to]);
    const next = Math.min(...edges.filter((edge) => edge > clock));
    return Math.min(length, next - clock);
  }
}
