/**
 * What stands at an edge of a passage in the place of its first or last words: put there by a spelling checker, typed over
 * them, or typed anew after they were taken out. It has no mark of the passage's, as nothing that is typed at an edge has.
 * What tells the two apart is what was taken out just there: Yjs keeps its ids between the characters that stand.
 */
import * as Y from 'yjs';
import type { IdRun } from '../../../shared/passage/covered.ts';
import type { Range } from '../../../shared/passage/range.ts';
import { NEWLINE } from '../../../shared/text/block.ts';
import type { PassageRecord } from '../../storage/ports.ts';
import { isRecent } from './changers.ts';
import { SHORTEST_INSIDE } from './clip.ts';
import { itemWith, type Side, wasPutInside } from './holes.ts';
import { idsWithout, meets } from './removals.ts';
import type { Scan } from './scan.ts';

/** A longer pause ends what somebody writes in a place: what they add to it later is beside the passage. */
const PAUSE_MS = 5_000;
/** Where another sentence begins; initials and most abbreviations are none. */
const SENTENCE_END = /\p{Ll}{2}[.!?…]["”’)]*(?=\s+\p{Lu})/u;

/**
 * How much of what is written in the place of last words takes it: up to the end of the line or of the sentence, and of
 * what is long only the rest of a word of which `taken` characters are the passage's already.
 */
function lengthInPlace(written: string, taken: number): number {
  const [line = ''] = written.split(NEWLINE, 1);
  const end = SENTENCE_END.exec(line);
  const sentence = end ? line.slice(0, end.index + end[0].length) : line;
  if (sentence.length < SHORTEST_INSIDE) return sentence.length;
  return taken === 0 ? 0 : taken + sentence.slice(taken).search(/\s|$/);
}

const isOneOf = (run: IdRun, ids: readonly IdRun[]) => ids.some((each) => meets(run, each));

/** What was taken out between a character and the next that stands on this side of it, and that one. */
function beside(text: Y.Text, [client, clock]: IdRun, side: Side): { gone: IdRun[]; standing: IdRun | null } {
  const item = itemWith(text, Y.createID(client, clock));
  const isWithin = item && (side === 'left' ? clock > item.id.clock : clock < item.lastId.clock);
  if (isWithin) return { gone: [], standing: [client, side === 'left' ? clock - 1 : clock + 1, 1] };
  const gone: IdRun[] = [];
  let next = item?.[side];
  for (; next && (next.deleted || !next.countable); next = next[side]) {
    if (next.deleted) gone.push([next.id.client, next.id.clock, next.length]);
  }
  const id = side === 'left' ? next?.lastId : next?.id;
  return { gone, standing: id ? [id.client, id.clock, 1] : null };
}

/** Where these writers may still be writing: what each of their last changes took out of the passage, and put there. */
function placeOpenTo(
  { ownerOf, at }: Scan,
  { changes }: PassageRecord,
  writers: readonly IdRun[],
  ms?: number,
): IdRun[] {
  const wrote = (by: readonly string[]) => writers.every(([client]) => by.includes(ownerOf(client) ?? ''));
  return changes.flatMap((change) => (isRecent(change, at, ms) && wrote(change.by) ? (change.place ?? []) : []));
}

/** Whether what is gone stood there at the last look and was not the passage's: then its edge went with more around it. */
function wentAlong({ before }: Scan, gone: readonly IdRun[], own: readonly IdRun[]): boolean {
  return before !== null && before.whereAre(idsWithout(gone, own)).length > 0;
}

/** The first and the last of these characters, which are in order; none of none. */
function endsOf(ids: readonly IdRun[]): IdRun[] {
  const first = ids[0];
  const last = ids.at(-1);
  return first && last ? [first, [last[0], last[1] + last[2] - 1, 1]] : [];
}

/** Whether new text beside a passage is written where characters of it were, or goes on from such text. */
function takesThePlace(scan: Scan, record: PassageRecord, stretch: Range): boolean {
  const ids = scan.coverage.idsOf([stretch]);
  const [first, last] = endsOf(ids);
  if (!first || !last) return false;
  const left = beside(scan.text, first, 'left');
  const gone = [...left.gone, ...beside(scan.text, last, 'right').gone];
  const own = [...record.ids, ...placeOpenTo(scan, record, ids)];
  if (gone.some((run) => isOneOf(run, own))) return !wentAlong(scan, gone, own);
  return left.standing !== null && isOneOf(left.standing, placeOpenTo(scan, record, ids, PAUSE_MS));
}

/** What a passage that stands in these ranges lost since the last look, alone; whoever took it may write in its place. */
export function placeLeft(scan: Scan, { ids }: PassageRecord, ranges: readonly Range[]): IdRun[] {
  const [first, last] = endsOf(scan.coverage.idsOf(ranges));
  const lost = scan.coverage.missing(ids);
  if (!first || !last || lost.length === 0) return [];
  const gone = [...beside(scan.text, first, 'left').gone, ...beside(scan.text, last, 'right').gone];
  return wentAlong(scan, gone, ids) ? [] : lost;
}

/** The new text that ends where the passage begins, in its line. */
function stretchBefore({ coverage, arrived }: Scan, index: number): Range | null {
  const stretch = arrived().find(({ end }) => end === index);
  if (!stretch) return null;
  const newline = coverage.text.slice(stretch.start, index).lastIndexOf(NEWLINE);
  return { start: stretch.start + newline + 1, end: index };
}

/** The new text that begins where the passage ends, as far as it can belong to it with what takes the same place already. */
function stretchAfter({ coverage, arrived }: Scan, index: number, place: readonly IdRun[]): Range | null {
  const stretch = arrived().find(({ start }) => start === index);
  if (!stretch) return null;
  const start = coverage.whereAre(place).find(({ end }) => end === index)?.start ?? index;
  return { start: index, end: start + lengthInPlace(coverage.text.slice(start, stretch.end), index - start) };
}

const isShort = ({ start, end }: Range) => start < end && end - start < SHORTEST_INSIDE;

/** What stands before a passage and was written between two characters of it: a spelling checker may mend its first word so. */
function putBefore({ text, coverage }: Scan, { ids }: PassageRecord, index: number): Range | null {
  const before = coverage.pieceBefore(index);
  if (!before || coverage.text.slice(before.start, before.end).includes(NEWLINE)) return null;
  return isShort(before) && wasPutInside(text, coverage.idsOf([before]), ids) ? before : null;
}

/**
 * What stands in the place of a passage's first and of its last words.
 * @param parts where it stands, in order.
 */
export function replacedEdges(scan: Scan, record: PassageRecord, parts: readonly Range[]): Range[] {
  const first = parts[0];
  const last = parts.at(-1);
  const place = record.changes.flatMap((change) => change.place ?? []);
  if (!first || !last || (place.length === 0 && scan.coverage.missing(record.ids).length === 0)) return [];
  const taking = [stretchBefore(scan, first.start), stretchAfter(scan, last.end, place)].filter(
    (stretch) => stretch !== null && isShort(stretch) && takesThePlace(scan, record, stretch),
  );
  return [putBefore(scan, record, first.start), ...taking].filter((stretch) => stretch !== null);
}
