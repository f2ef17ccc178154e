/**
 * The versions of an article, found from the log of its text and its ledger: where it began, where a pause began, where a
 * session started or ended, each clearance, each restoration and what stood before it, what has a name, and how it is now. Pure.
 */
import type { LedgerEvent } from '../ledger/event.ts';
import type { Stretch } from './stretch.ts';

/** Nobody wrote for so long: what stood then is a version. */
export const PAUSE_MS = 5 * 60_000;

/** Why a state of the text is a version. */
type Occasion =
  | { kind: 'begun' | 'pause' | 'now' }
  | { kind: 'sessionStarted' | 'sessionEnded'; session: string; by: string; at: string }
  | { kind: 'cleared' | 'replaced'; by: string; at: string }
  | { kind: 'restored'; from: number; by: string; at: string }
  | { kind: 'named'; name: string; by: string; at: string };

export interface Version {
  /** Number of the last row of the text's log in it. */
  version: number;
  /** When that was committed, ISO 8601. */
  at: string;
  /** Person ids: who wrote since the version before, those who wrote first, first. */
  by: string[];
  occasions: Occasion[];
}

export interface VersionSources {
  stretches: readonly Stretch[];
  /** Number of the last row; 0 while there is none. */
  last: number;
  /** Milliseconds since the epoch. */
  timeOf(row: number): number;
  /** The last row at that moment; 0 before the first. */
  rowAt(moment: number): number;
  /** The row that brought what this Yjs client wrote first; 0 where none did. */
  rowOf(client: number): number;
  events: readonly LedgerEvent[];
}

function occasionsOf(event: LedgerEvent, { rowAt, rowOf }: VersionSources): [row: number, Occasion][] {
  const { actor: by, at } = event;
  const then = () => rowAt(Date.parse(at));
  switch (event.type) {
    case 'session.started':
      return [[then(), { kind: 'sessionStarted', session: event.session, by, at }]];
    case 'session.ended':
      return [[then(), { kind: 'sessionEnded', session: event.session, by, at }]];
    case 'clearance.cleared':
      return [[then(), { kind: 'cleared', by, at }]];
    case 'version.restored':
      return [
        [event.seen, { kind: 'replaced', by, at }],
        [rowOf(event.client), { kind: 'restored', from: event.version, by, at }],
      ];
    case 'version.named':
      return [[event.version, { kind: 'named', name: event.name, by, at }]];
    default:
      return [];
  }
}

/** Where somebody began to write again after nobody had for long: the rows before. */
function pausesIn(stretches: readonly Stretch[]): number[] {
  return stretches.flatMap(({ from, first }, at) => {
    const before = stretches[at - 1];
    return before && from - before.until >= PAUSE_MS ? [first - 1] : [];
  });
}

/** Only the last name of a version counts. */
function add(all: Map<number, Occasion[]>, row: number, occasion: Occasion): void {
  const known = all.get(row) ?? [];
  all.set(row, [...(occasion.kind === 'named' ? known.filter(({ kind }) => kind !== 'named') : known), occasion]);
}

function writersBetween(stretches: readonly Stretch[], after: number, upTo: number): string[] {
  const written = stretches.filter(({ first, last, by }) => by !== null && first <= upTo && last > after);
  return [...new Set(written.flatMap(({ by }) => by ?? []))];
}

/** In order, the first one first. A version without a pause, a decision or an end behind it is none. */
export function versionsOf(sources: VersionSources): Version[] {
  const { stretches, last, timeOf, events } = sources;
  if (last === 0) return [];
  const all = new Map<number, Occasion[]>();
  add(all, 1, { kind: 'begun' });
  for (const row of pausesIn(stretches)) add(all, row, { kind: 'pause' });
  for (const event of events) {
    for (const [row, occasion] of occasionsOf(event, sources)) if (row >= 1) add(all, row, occasion);
  }
  add(all, last, { kind: 'now' });
  const rows = [...all.keys()].sort((a, b) => a - b);
  return rows.map((version, at) => ({
    version,
    at: new Date(timeOf(version)).toISOString(),
    by: writersBetween(stretches, rows[at - 1] ?? 0, version),
    occasions: all.get(version) ?? [],
  }));
}
