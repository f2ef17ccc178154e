/** The annotations of an article as the API tells them: what the ledger says, at the places that the text says. */
import type * as Y from 'yjs';
import { type Annotation, isHidden, isOpen, type LedgerState } from '../../shared/ledger/state.ts';
import { type Coverage, readCoverage } from '../../shared/passage/covered.ts';
import type { Range } from '../../shared/passage/range.ts';
import { placeOf, wordsOf } from '../../shared/passage/wording.ts';
import { NEWLINE } from '../../shared/text/block.ts';
import { type PlainText, plainText } from '../../shared/text/plain.ts';
import type { PassageRecord } from '../storage/ports.ts';

interface AnnotatedPassage {
  id: string;
  /** As it reads now, blocks joined by a line end; the last wording when detached. */
  quote: string;
  status: 'anchored' | 'detached';
  /** Code points of `/text`, of its longest part where it was torn apart; null when detached. */
  start: number | null;
  end: number | null;
  /** Whether it was found again by its words alone: somebody should look whether it belongs there. */
  reattached: boolean;
}

/** Distributes over the union, so that each kind keeps its own fields. */
type Told<A> = A extends Annotation ? Omit<A, 'passages'> & { state: string; passages: AnnotatedPassage[] } : never;
export type ToldAnnotation = Told<Annotation>;

/** Parts that only line ends keep apart are one. */
function joined(flat: string, ranges: readonly Range[]): Range[] {
  const parts: Range[] = [];
  for (const range of ranges) {
    const last = parts.at(-1);
    const between = last ? flat.slice(last.end, range.start) : null;
    if (last && between?.replaceAll(NEWLINE, '') === '') last.end = range.end;
    else parts.push({ ...range });
  }
  return parts;
}

function longestOf(parts: readonly Range[]): Range | undefined {
  return parts.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
}

/** The range without line ends at its edges, so that both ends lie in the blocks that hold the words. */
function innerRange(flat: string, range: Range): Range {
  let { start, end } = range;
  while (start < end && flat[start] === NEWLINE) start += 1;
  while (end > start && flat[end - 1] === NEWLINE) end -= 1;
  return { start, end };
}

function lost(id: string, quote: string): AnnotatedPassage {
  return { id, quote, status: 'detached', start: null, end: null, reattached: false };
}

function passageIn(coverage: Coverage, plain: PlainText, record: PassageRecord): AnnotatedPassage {
  const { reattached } = record;
  const { ranges } = placeOf(coverage, coverage.rangesOf(record.id), coverage.whereAre(record.ids));
  const quote = wordsOf(coverage.text, ranges);
  const part = longestOf(joined(coverage.text, ranges));
  if (quote === '' || !part) {
    return { ...lost(record.id, record.exact), reattached };
  }
  const { start, end } = innerRange(coverage.text, part);
  const place = { start: plain.offsetOf(start), end: plain.offsetOf(end) };
  return { id: record.id, quote, status: 'anchored', ...place, reattached };
}

function stateOf(annotation: Annotation): string {
  if (annotation.kind === 'suggestion') return annotation.outcome?.kind ?? 'open';
  if (isOpen(annotation)) return 'open';
  return annotation.kind === 'thread' ? 'resolved' : 'dropped';
}

/** In the order opened, without those that nobody is shown. */
export function annotationsIn(state: LedgerState, records: readonly PassageRecord[], text: Y.Text): ToldAnnotation[] {
  const coverage = readCoverage(text);
  const plain = plainText(text);
  const recordOf = new Map(records.map((record) => [record.id, record]));
  return [...state.annotations.values()]
    .filter((annotation) => !isHidden(annotation))
    .map((annotation) => {
      const passages = annotation.passages.map(({ id, quote }) => {
        const record = recordOf.get(id);
        if (record) return passageIn(coverage, plain, record);
        return lost(id, quote.exact);
      });
      return { ...annotation, state: stateOf(annotation), passages };
    });
}
