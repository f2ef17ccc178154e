/**
 * What the log of a text says of its making: when each row was committed and by whom, who wrote which characters, and
 * who took them out. Read once, and on from where it ended; nothing of it is stored.
 */
import * as Y from 'yjs';
import type { Stretch } from '../../shared/history/stretch.ts';
import type { TextRow, TextStore } from '../storage/ports.ts';

/** Who did something to characters, and when. */
interface Deed {
  /** Person id; null for the server itself: an import, the keeper, a repair. */
  by: string | null;
  /** Milliseconds since the epoch. */
  at: number;
  /** Row of the log. */
  row: number;
}

/** What was done to characters with consecutive ids. */
export interface DeedRun extends Deed {
  clock: number;
  length: number;
  /** When it was done to the last of them. */
  last: number;
}

export interface Chronicle {
  /** Number of its last row; 0 while there is none. */
  readonly last: number;
  /** In order. */
  readonly stretches: readonly Stretch[];
  /** When a row was committed; a clock that was set back counts as standing still. */
  timeOf(row: number): number;
  /** The last row at that moment; 0 before the first. */
  rowAt(moment: number): number;
  /** Who wrote the character with this Yjs id. */
  writerOf(client: number, clock: number): DeedRun | null;
  /** Who took it out of the text first. */
  removerOf(client: number, clock: number): DeedRun | null;
  /** Whether there are such rows. */
  has(row: number): boolean;
}

export interface Chronicles {
  /** All that is in the log now. */
  of(article: string): Promise<Chronicle>;
}

/** Rows read before others have their turn. */
const PAGE = 500;
/** Articles whose chronicle is kept; the one not asked for longest goes first. */
const MOST_KEPT = 16;
/** Characters that follow one another this closely are one piece of writing. */
const RUN_MS = 60_000;
/** Rows of one author that follow one another this closely are one stretch. */
const STRETCH_MS = 30_000;

/** Index of the first run that ends behind `clock`. */
function firstBehind(runs: readonly DeedRun[], clock: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run && run.clock + run.length <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ranges of ids, each with the first deed that was told of it. */
class Deeds {
  private readonly byClient = new Map<number, DeedRun[]>();

  find(client: number, clock: number): DeedRun | null {
    const runs = this.byClient.get(client) ?? [];
    const run = runs[firstBehind(runs, clock)];
    return run && run.clock <= clock ? run : null;
  }

  /** What was told of before stays as it is. */
  add(client: number, clock: number, length: number, deed: Deed): void {
    const runs = this.byClient.get(client) ?? [];
    this.byClient.set(client, runs);
    let from = clock;
    for (let place = firstBehind(runs, clock); from < clock + length; ) {
      const next = runs[place];
      const until = Math.min(next?.clock ?? Number.POSITIVE_INFINITY, clock + length);
      if (until > from) place += put(runs, place, { ...deed, clock: from, length: until - from, last: deed.at });
      const met = runs[place];
      if (!met) return;
      from = Math.max(until, met.clock + met.length);
      place += 1;
    }
  }
}

/** Puts a run at its place, or lengthens the one before it. @returns how many were added. */
function put(runs: DeedRun[], place: number, run: DeedRun): 0 | 1 {
  const before = runs[place - 1];
  const follows = before && before.clock + before.length === run.clock && before.by === run.by;
  if (follows && run.at - before.last <= RUN_MS) {
    before.length += run.length;
    before.last = run.at;
    return 0;
  }
  runs.splice(place, 0, run);
  return 1;
}

class Log implements Chronicle {
  last = 0;
  readonly stretches: Stretch[] = [];
  private readonly times: number[] = [];
  private readonly written = new Deeds();
  private readonly removed = new Deeds();

  take({ seq, author, at, update }: TextRow): void {
    const time = Math.max(at, this.times.at(-1) ?? 0);
    this.times.push(time);
    this.last = seq;
    const { structs, ds } = Y.decodeUpdate(update);
    // Whoever made the article brought its first words, and wrote none of them.
    const by = seq === 1 ? null : author;
    const deed = { by, at: time, row: seq };
    for (const struct of structs) {
      if (!(struct instanceof Y.Skip)) this.written.add(struct.id.client, struct.id.clock, struct.length, deed);
    }
    for (const [client, runs] of ds.clients) {
      for (const { clock, len } of runs) this.removed.add(client, clock, len, deed);
    }
    this.stretch(seq, by, time);
  }

  /** What the server does beside somebody's writing belongs to their stretch. */
  private stretch(row: number, by: string | null, at: number): void {
    const open = this.stretches.at(-1);
    const goesOn = open && (by === null || (open.by === by && at - open.until <= STRETCH_MS));
    if (!goesOn) this.stretches.push({ first: row, last: row, from: at, until: at, by });
    else {
      open.last = row;
      if (by !== null) open.until = at;
    }
  }

  timeOf(row: number): number {
    return this.times[row - 1] ?? 0;
  }
  rowAt(moment: number): number {
    let [low, high] = [0, this.times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.times[middle] ?? 0) <= moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  has(row: number): boolean {
    return row >= 1 && row <= this.last;
  }
  writerOf(client: number, clock: number): DeedRun | null {
    return this.written.find(client, clock);
  }
  removerOf(client: number, clock: number): DeedRun | null {
    return this.removed.find(client, clock);
  }
}

export function createChronicles(texts: Pick<TextStore, 'history'>): Chronicles {
  const all = new Map<string, { log: Log; turn: Promise<unknown> }>();

  function keptOf(article: string) {
    const kept = all.get(article) ?? { log: new Log(), turn: Promise.resolve() };
    all.delete(article);
    all.set(article, kept);
    const [oldest] = all.keys();
    if (all.size > MOST_KEPT && oldest !== undefined) all.delete(oldest);
    return kept;
  }

  async function readOn(article: string, log: Log): Promise<Chronicle> {
    for (;;) {
      const rows = await texts.history(article, log.last, PAGE);
      for (const row of rows) log.take(row);
      if (rows.length < PAGE) return log;
    }
  }

  return {
    of(article) {
      const kept = keptOf(article);
      const answer = kept.turn.then(() => readOn(article, kept.log));
      kept.turn = answer.catch(() => undefined);
      return answer;
    },
  };
}
